import { Csv } from "./csv.ts";
import type { Failure } from "./failure.ts";
import { type Column, Table } from "./table.ts";
import { visible, visibleJson } from "./visible.ts";

/** Where a command writes: results on standard output, everything else on standard error. */
export interface Streams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

/** A label with what it says; `undefined` is left out. */
export type Fact = readonly [label: string, text: string | number | null | undefined];

/** Form of results: as people read them, or as programs do. */
export interface Form {
  /** One value or, for lists, one a line. */
  readonly isJson?: boolean;
  /** Of lists. */
  readonly isCsv?: boolean;
}

/** Writes results in one form. */
export class Output {
  readonly isJson: boolean;
  readonly isCsv: boolean;
  readonly #streams: Streams;
  #hasProgress = false;

  constructor({ isJson = false, isCsv = false }: Form, streams: Streams) {
    this.isJson = isJson;
    this.isCsv = isCsv;
    this.#streams = streams;
  }

  /** One result. */
  async record(value: unknown, facts: readonly Fact[]): Promise<void> {
    if (this.isJson) return this.#write(visibleJson(value));
    const shown = facts.filter(([, text]) => text !== undefined && text !== null);
    const width = Math.max(...shown.map(([label]) => label.length));
    await this.#write(shown.map(([label, text]) => `${label.padEnd(width)}  ${visible(String(text))}`).join("\n"));
  }

  /** A list, page by page as it comes. @param exact columns for CSV, with amounts in the smallest unit */
  async list<R>(
    pages: AsyncIterable<readonly R[]>,
    columns: readonly Column<R>[],
    exact: readonly Column<R>[] = columns,
  ): Promise<void> {
    const csv = new Csv(exact);
    if (this.isCsv) await this.#write(csv.head);
    const form = this.isJson
      ? { lines: (rows: readonly R[]) => rows.map((row) => visibleJson(row)) }
      : new Table(columns);
    let count = 0;
    for await (const rows of pages) {
      if (rows.length > 0) await this.#write((this.isCsv ? csv : form).lines(rows).join("\n"));
      count += rows.length;
      this.progress(`${count} rows`);
    }
    this.progress(undefined);
    if (count === 0) this.note("nothing to show");
  }

  /** One of events that come, on a line of its own. */
  async event(value: unknown, line: string): Promise<void> {
    await this.#write(this.isJson ? visibleJson(value) : visible(line));
  }

  /** Lines of a form of its own, such as CSV or a script. */
  async raw(lines: string): Promise<void> {
    await this.#write(lines);
  }

  /** A word beside the results. */
  note(text: string): void {
    this.progress(undefined);
    this.#streams.err.write(`${visible(text)}\n`);
  }

  /** How far long work has come, on a terminal only; `undefined` when it is over. */
  progress(text: string | undefined): void {
    const { err } = this.#streams;
    if (!err.isTTY || (text === undefined && !this.#hasProgress)) return;
    err.write(`\r\u001b[K${text === undefined ? "" : visible(text)}`);
    this.#hasProgress = text !== undefined;
  }

  failure({ code, message, isRetryable, mend, exitCode }: Failure): void {
    if (this.isJson) {
      this.progress(undefined);
      this.#streams.err.write(`${visibleJson({ error: { code, message, isRetryable, mend, exitCode } })}\n`);
      return;
    }
    this.note(`${code}: ${message}`);
    if (mend) this.note(`  → ${mend}`);
  }

  /** Waits while a reader of a pipe is slow: a list may be longer than memory. */
  async #write(text: string): Promise<void> {
    this.progress(undefined);
    await new Promise<void>((resolve) => this.#streams.out.write(`${text}\n`, () => resolve()));
  }
}

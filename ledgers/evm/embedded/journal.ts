import { existsSync } from "node:fs";
import { type FileHandle, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Call, Head } from "./upstream.ts";

/** One step of the chain: calls, and then, with a time, blocks. */
export interface Step {
  readonly calls: readonly Call[];
  /** Time of the block that is made then, in Unix seconds. */
  readonly time?: number;
  /** Number of blocks of that time; default one. */
  readonly blocks?: number;
  /** Block that the chain had before, which shows whether a replay made the same chain again. */
  readonly after?: Head;
}

/** Length of a journal, in bytes, and part of the state that it begins from, above which a new state is worthwhile. */
const leastBytes = 512 * 1024;
const partOfState = 1 / 8;
/** Multiple of that length which does not wait for a quiet moment. */
const urgent = 8;

/**
 * Journal of the steps of the chain since a whole state of it, each on disk before it is done. Both lie in files with a
 * number; a new pair begins with a new state, and the state's file is there only when it is whole.
 */
export class Journal {
  readonly #folder: string;
  #number: number;
  #file: FileHandle;
  #bytes: number;
  #stateBytes: number;

  private constructor(folder: string, number: number, file: FileHandle, sizes: { bytes: number; stateBytes: number }) {
    this.#folder = folder;
    this.#number = number;
    this.#file = file;
    this.#bytes = sizes.bytes;
    this.#stateBytes = sizes.stateBytes;
  }

  /** Opens the newest pair and drops a step that was cut off while it was written: it was not answered. */
  static async open(folder: string): Promise<{ journal: Journal; steps: Step[]; droppedBytes: number }> {
    const number = await newestOf(folder);
    const path = journalPath(folder, number);
    const text = await readFile(path).catch(() => Buffer.alloc(0));
    const { steps, bytes } = parse(text);
    const file = await open(path, "a", 0o600);
    await file.truncate(bytes);
    await syncFolder(folder);
    const stateBytes = await stat(statePath(folder, number)).then(
      ({ size }) => size,
      () => 0,
    );
    const journal = new Journal(folder, number, file, { bytes, stateBytes });
    return { journal, steps, droppedBytes: text.length - bytes };
  }

  /** State that the chain begins with; `undefined` for block 0. */
  get statePath(): string | undefined {
    const path = statePath(this.#folder, this.#number);
    return existsSync(path) ? path : undefined;
  }

  /** Whether beginning from a new state would spare much, or so much that writes should wait for it. */
  get isLong(): { readonly worthwhile: boolean; readonly urgent: boolean } {
    const enough = Math.max(leastBytes, this.#stateBytes * partOfState);
    return { worthwhile: this.#bytes >= enough, urgent: this.#bytes >= enough * urgent };
  }

  /** Returns when it is on the disk. */
  async append(step: Step): Promise<void> {
    const line = `${JSON.stringify(step)}\n`;
    await this.#file.appendFile(line);
    await this.#file.datasync();
    this.#bytes += Buffer.byteLength(line);
  }

  /** Begins anew from a state. @param first calls that the state lacks, to be done after it */
  async beginFrom(state: Uint8Array, first: Step): Promise<void> {
    const [old, number] = [this.#file, this.#number + 1];
    const line = `${JSON.stringify(first)}\n`;
    await writeSynced(journalPath(this.#folder, number), line);
    const path = statePath(this.#folder, number);
    await writeSynced(`${path}.new`, state);
    await rename(`${path}.new`, path);
    await syncFolder(this.#folder);
    this.#file = await open(journalPath(this.#folder, number), "a", 0o600);
    await old.close();
    const before = this.#number;
    this.#number = number;
    this.#bytes = Buffer.byteLength(line);
    this.#stateBytes = state.length;
    for (const name of [journalPath, statePath]) await rm(name(this.#folder, before), { force: true });
  }
}

const statePath = (folder: string, number: number): string => join(folder, `state-${number}.json`);
const journalPath = (folder: string, number: number): string => join(folder, `journal-${number}.jsonl`);

/** Number of the newest whole state; remains of a crash beside it are removed. */
async function newestOf(folder: string): Promise<number> {
  // Files of versions before the journal.
  const former = join(folder, "state.json");
  if (existsSync(former)) await rename(former, statePath(folder, 0));
  const names = await readdir(folder);
  const numbers = names.flatMap((name) => Number(/^state-(\d+)\.json$/.exec(name)?.[1] ?? 0));
  const newest = Math.max(0, ...numbers);
  const ours = /^(state|journal)-\d+\.jsonl?(\.new)?$/;
  const current = [statePath(folder, newest), journalPath(folder, newest)];
  for (const name of names.filter((name) => ours.test(name))) {
    if (!current.includes(join(folder, name))) await rm(join(folder, name));
  }
  return newest;
}

function parse(text: Buffer): { steps: Step[]; bytes: number } {
  const steps: Step[] = [];
  for (let start = 0; ; ) {
    const end = text.indexOf("\n", start);
    const step = end < 0 ? undefined : stepOf(text.toString("utf8", start, end));
    if (!step) return { steps, bytes: start };
    steps.push(step);
    start = end + 1;
  }
}

function stepOf(line: string): Step | undefined {
  try {
    return JSON.parse(line) as Step;
  } catch {
    return undefined;
  }
}

async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

import type { Span } from "@opentelemetry/api";
import type { Logger } from "pino";
import { codeLabel, metrics, secondsSince } from "./metrics.ts";
import { type Carrier, openRequest, within } from "./requests.ts";
import { endSpan } from "./spans.ts";

/** Name and kind of a GraphQL operation, known once its document is parsed. */
export interface OperationTitle {
  readonly type: "query" | "mutation" | "subscription";
  readonly name?: string | undefined;
}

interface Answer {
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined;
}

export interface OperationOptions {
  /** Part of the platform that answers: `gateway`, or a subgraph. */
  readonly part: string;
  /** Carrier of the request's `traceparent`. */
  readonly carrier: Carrier | undefined;
  /** Log that gets a line for each operation; without it none is written. */
  readonly log?: Logger | undefined;
}

/** Longest name in a log line, in characters, since clients choose them. */
const maxNameLength = 100;

/** One operation from its arrival to its answer: a span, its metrics and its line in the log. */
export class ObservedOperation {
  readonly #options: OperationOptions;
  readonly #span: Span;
  readonly #start = performance.now();
  #title: OperationTitle | undefined;
  #mspId: string | undefined;
  #isOver = false;

  constructor(options: OperationOptions) {
    this.#options = options;
    this.#span = openRequest(options.part, options.carrier);
  }

  /** Names the operation, once its document is parsed. */
  setOperationName(title: OperationTitle): void {
    this.#title = { ...title, name: title.name?.slice(0, maxNameLength) };
    if (!this.#span.isRecording()) return;
    const { type, name } = this.#title;
    this.#span.updateName([this.#options.part, type, name].filter(Boolean).join(" "));
    this.#span.setAttribute("graphql.operation.type", type);
    if (name) this.#span.setAttribute("graphql.operation.name", name);
  }

  /** Notes the organisation in whose name it is asked. */
  attribute(mspId: string | undefined): void {
    this.#mspId = mspId;
    if (mspId) this.#span.setAttribute("ledgerloom.organization", mspId);
  }

  /** Runs a part of it, whose spans and log lines then belong to it. */
  run<T>(part: () => T): T {
    return within(this.#span, part);
  }

  /** Runs the last part of it and records its outcome; a stream is answered when it is open. */
  async answer<A>(last: () => A | Promise<A>): Promise<A> {
    try {
      const answer = await this.run(last);
      this.end(answer as Answer);
      return answer;
    } catch (error) {
      this.end({ errors: [error as object] });
      throw error;
    }
  }

  /** Records that it is answered. */
  end({ errors }: Answer): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { part, log } = this.#options;
    const { type = "unknown", name } = this.#title ?? {};
    const failure = errors?.length ? codeLabel(errors[0]?.extensions?.code) : undefined;
    const code = failure ?? "OK";
    const seconds = secondsSince(this.#start);
    metrics.operations.labels(part, type, code).inc();
    metrics.operationSeconds.labels(part, type).observe(seconds);
    endSpan(this.#span, failure);
    const { traceId } = this.#span.spanContext();
    const durationMs = Math.round(seconds * 1e5) / 100;
    log?.info({ operation: name, type, code, durationMs, organization: this.#mspId, traceId }, "Operation answered");
  }
}

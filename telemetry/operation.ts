import type { Span } from "@opentelemetry/api";
import type { Logger } from "pino";
import { codeLabel, metrics, secondsSince } from "./metrics.ts";
import { type Carrier, openRequest, within } from "./requests.ts";
import { endSpan } from "./spans.ts";

/** What an operation is called, once its document is read. */
export interface OperationTitle {
  readonly type: "query" | "mutation" | "subscription";
  readonly name?: string | undefined;
}

interface Answer {
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined;
}

export interface OperationOptions {
  /** Which part of the platform answers: `gateway`, or a subgraph. */
  readonly part: string;
  /** Where the request's `traceparent` may stand. */
  readonly carrier: Carrier | undefined;
  /** Where a line per operation goes; without it none is written. */
  readonly log?: Logger | undefined;
}

/** Of names that clients choose, what fits into a log line. */
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

  /** Says what the operation is; until then it is only something that somebody sent. */
  setOperationName(title: OperationTitle): void {
    this.#title = { ...title, name: title.name?.slice(0, maxNameLength) };
    if (!this.#span.isRecording()) return;
    const { type, name } = this.#title;
    this.#span.updateName([this.#options.part, type, name].filter(Boolean).join(" "));
    this.#span.setAttribute("graphql.operation.type", type);
    if (name) this.#span.setAttribute("graphql.operation.name", name);
  }

  /** Says in whose name it is asked. */
  attribute(mspId: string | undefined): void {
    this.#mspId = mspId;
    if (mspId) this.#span.setAttribute("ledgerloom.organization", mspId);
  }

  /** Does a part of it, whose spans and log lines then belong to it. */
  run<T>(part: () => T): T {
    return within(this.#span, part);
  }

  /** Does the last part of it and tells how it went; a stream is answered when it is open. */
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

  /** It is answered. */
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

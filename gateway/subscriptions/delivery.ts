import type { ExecutionResult } from "graphql";
import { StreamCount } from "../../telemetry/streams.ts";
import type { AnswerBatches } from "../request/contexts.ts";
import { forClients } from "../request/errors.ts";
import { answerOf, type StreamOperation } from "./operation.ts";
import type { StreamCursor } from "./stream-cursor.ts";
import type { Answer } from "./stream-event.ts";

/** Answers for one client, in order, as fast as it takes them. */
export class Delivery implements AnswerBatches, AsyncIterableIterator<ExecutionResult> {
  readonly #reader: StreamCursor;
  readonly #operation: StreamOperation;
  readonly #onEnd: () => void;
  readonly #count = new StreamCount("gateway");
  #isEnded = false;

  constructor(reader: StreamCursor, operation: StreamOperation, onEnd: () => void) {
    this.#reader = reader;
    this.#operation = operation;
    this.#onEnd = onEnd;
  }

  /** Calls back when the client was too slow, so that the transport stops waiting. */
  onCut(call: () => void): void {
    this.#reader.onCut = call;
  }

  /**
   * Next answers, at least one; none at the end. The last answer to a client that was too slow says where to resume.
   */
  async take(limit: number): Promise<readonly Answer[]> {
    while (!this.#isEnded) {
      const events = this.#reader.take(limit);
      this.#count.deliver(events.length);
      if (events.length > 0) return Promise.all(events.map((event) => this.#operation.answer(event)));
      if (this.#reader.isOver) {
        const { isCut, cursor } = this.#reader;
        this.#end();
        if (isCut) return [slowConsumer(cursor)];
      } else {
        await this.#reader.more();
      }
    }
    return [];
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    const [answer] = await this.take(1);
    return answer ? { done: false, value: answer.result } : { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#count.end();
    this.#reader.leave();
    this.#onEnd();
  }
}

function slowConsumer(cursor: string | undefined): Answer {
  const extensions = { code: "SLOW_CONSUMER", retryable: true, ...(cursor !== undefined && { cursor }) };
  return answerOf({ errors: [forClients("The client reads too slowly; resume after the cursor.", extensions)] });
}

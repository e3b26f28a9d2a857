import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from "graphql";
import { ByteCache } from "../../serving/byte-cache.ts";
import type { MaskError } from "../request/errors.ts";
import { type Answer, bytesPerCharacter, type StreamEvent } from "./stream-event.ts";

/** Newest answers of all operations, for clients that ask the same a moment later. */
export class KeptAnswers {
  readonly #cache: ByteCache<Answer>;
  /** Number of each operation and event, by which their answer is kept. */
  readonly #numbers = new WeakMap<object, number>();
  #count = 0;

  constructor(maxBytes: number) {
    this.#cache = new ByteCache({ maxBytes, sizeOf: ({ text }) => (1 + bytesPerCharacter) * text.length });
  }

  get(operation: object, event: object): Answer | undefined {
    return this.#cache.get(this.#keyOf(operation, event));
  }

  set(operation: object, event: object, answer: Answer): void {
    this.#cache.set(this.#keyOf(operation, event), answer);
  }

  #keyOf(operation: object, event: object): string {
    return `${this.#numberOf(operation)} ${this.#numberOf(event)}`;
  }

  #numberOf(one: object): number {
    const number = this.#numbers.get(one) ?? this.#count++;
    this.#numbers.set(one, number);
    return number;
  }
}

type Execute = (event: ExecutionResult) => Promise<ExecutionResult> | ExecutionResult;

/** Operation on the events of a stream, executed once for all clients that ask the same. */
export class StreamOperation {
  readonly #execute: Execute;
  readonly #maskError: MaskError;
  readonly #kept: KeptAnswers;

  constructor(execute: Execute, maskError: MaskError, kept: KeptAnswers) {
    this.#execute = execute;
    this.#maskError = maskError;
    this.#kept = kept;
  }

  answer(event: StreamEvent): Answer | Promise<Answer> {
    const known = this.#kept.get(this, event) ?? event.asked.get(this);
    if (known) return known;
    const answering = this.#answer(event.result).then((answer) => {
      event.asked.delete(this);
      this.#kept.set(this, event, answer);
      return answer;
    });
    event.asked.set(this, answering);
    return answering;
  }

  async #answer({ data, errors }: ExecutionResult): Promise<Answer> {
    try {
      // The engine writes joined data into the event, so each operation gets a copy.
      const result = await this.#execute({ ...(data && { data: structuredClone(data) }), ...(errors && { errors }) });
      return answerOf(result.errors ? { ...result, errors: result.errors.map(this.#maskError) } : result);
    } catch (error) {
      return answerOf({ errors: [this.#maskError(error)] });
    }
  }
}

/** Answer as result and as text; errors are in their final form. */
export function answerOf(result: ExecutionResult): Answer {
  const { errors, ...rest } = result;
  const text = JSON.stringify(errors ? { errors: errors.map(formatted), ...rest } : rest);
  // The runtime asks a result for its text before it would make one.
  return { result: Object.assign(result, { stringify: () => text }), text };
}

/** Error without the runtime's HTTP status. */
function formatted(error: GraphQLError): GraphQLFormattedError {
  const { extensions: { http: _, ...extensions } = {}, ...reported } = error.toJSON();
  return { ...reported, extensions };
}

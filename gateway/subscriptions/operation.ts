import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from "graphql";
import { ByteCache } from "../../serving/byte-cache.ts";
import type { MaskError } from "../request/errors.ts";
import { type Answer, bytesPerCharacter, type StreamEvent } from "./stream-event.ts";

/** The newest answers of all operations, for clients that ask the same a moment later. */
export class KeptAnswers {
  readonly #cache: ByteCache<Answer>;
  /** A number for each operation and event, by which their answer is known. */
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

/** What clients ask about each event of a stream: answered once for all who ask the same. */
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
      // The engine writes what it joins into the event, which other operations must not see.
      const result = await this.#execute({ ...(data && { data: structuredClone(data) }), ...(errors && { errors }) });
      return answerOf(result.errors ? { ...result, errors: result.errors.map(this.#maskError) } : result);
    } catch (error) {
      return answerOf({ errors: [this.#maskError(error)] });
    }
  }
}

/** A result, whose errors are in the form in which they leave, with its text. */
export function answerOf(result: ExecutionResult): Answer {
  const { errors, ...rest } = result;
  const text = JSON.stringify(errors ? { errors: errors.map(formatted), ...rest } : rest);
  // Whoever writes results as text asks them first how.
  return { result: Object.assign(result, { stringify: () => text }), text };
}

/** Without what the runtime wants to know of an error. */
function formatted(error: GraphQLError): GraphQLFormattedError {
  const { extensions: { http: _, ...extensions } = {}, ...reported } = error.toJSON();
  return { ...reported, extensions };
}

import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from "graphql";
import type { MaskError } from "../errors.ts";
import type { Answer, StreamEvent } from "./stream-event.ts";

type Execute = (event: ExecutionResult) => Promise<ExecutionResult> | ExecutionResult;

/** What clients ask about each event of a stream: answered once for all who ask the same. */
export class StreamOperation {
  readonly #execute: Execute;
  readonly #maskError: MaskError;

  constructor(execute: Execute, maskError: MaskError) {
    this.#execute = execute;
    this.#maskError = maskError;
  }

  answer(event: StreamEvent): Answer | Promise<Answer> {
    const known = event.answers.get(this);
    if (known) return known;
    const answering = this.#answer(event.result).then((answer) => {
      event.answers.set(this, answer);
      return answer;
    });
    event.answers.set(this, answering);
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
  const { extensions: { http: _, ...extensions } = {}, ...told } = error.toJSON();
  return { ...told, extensions };
}

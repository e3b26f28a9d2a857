import { GraphQLError } from "graphql";

/** It took too long; a mutation may still have its effect. */
export function timedOut(what: string, ms: number): GraphQLError {
  return new GraphQLError(`${what} took longer than ${ms / 1000} s; ask for less, or try again later.`, {
    extensions: { code: "TIMEOUT", http: { status: 504, spec: true } },
  });
}

/** What becomes of an answer that nobody waits for any more. */
export interface Lateness<T> {
  /** Is answered in its place. */
  expired(): T;
  /** Is told of it, should it come after all. */
  late(answer: T): void;
}

/** Waits for an answer only so long. */
export function within<T>(ms: number, answer: T | Promise<T>, { expired, late }: Lateness<T>): T | Promise<T> {
  if (!(answer instanceof Promise)) return answer;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(expired());
      answer.then(late, () => {});
    }, ms);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

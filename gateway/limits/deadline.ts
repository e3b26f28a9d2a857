import { GraphQLError } from "graphql";

/** Error of an operation that took too long; a mutation may still take effect. */
export function timedOut(what: string, ms: number): GraphQLError {
  return new GraphQLError(`${what} took longer than ${ms / 1000} s; ask for less, or try again later.`, {
    extensions: { code: "TIMEOUT", http: { status: 504, spec: true } },
  });
}

/** Handling of an answer that comes after its deadline. */
export interface Lateness<T> {
  /** Makes the answer that is given in its place. */
  expired(): T;
  /** Called with the late answer, if it comes after all. */
  late(answer: T): void;
}

/** Waits for an answer until a deadline, in ms. */
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

import type { ExecutionResult } from "graphql";
import { unauthenticated } from "./tokens.ts";

/** Time after which the clock is read again, in ms: it may have been set, or the machine suspended, meanwhile. */
const lookAgainMs = 60_000;

/** Calls back at a date, however far away, and never before it. @returns the function that cancels it */
export function callAt(time: number, act: () => void): () => void {
  const look = () => {
    const left = time - Date.now();
    if (left <= 0) act();
    else timer = setTimeout(look, Math.min(left, lookAgainMs));
  };
  let timer = setTimeout(look);
  return () => clearTimeout(timer);
}

/** Ends a stream when its principal's token expires, with an error that says so. */
export function endingAt(
  time: number,
  events: AsyncIterableIterator<ExecutionResult>,
): AsyncIterableIterator<ExecutionResult> {
  const done = { done: true, value: undefined } as const;
  const last = {
    done: false,
    value: { errors: [unauthenticated("the token has expired; go on with a new one")] },
  } as const;
  let isOver = false;
  let isExpired = false;
  /** Resolves the read that waits for an event. */
  let wake = () => {};
  const cancel = callAt(time, () => {
    isExpired = true;
    wake();
  });
  const eventOrExpiry = () =>
    new Promise<IteratorResult<ExecutionResult>>((resolve, reject) => {
      wake = () => resolve(last);
      events.next().then(resolve, reject);
    });
  const end = async () => {
    if (isOver) return;
    isOver = true;
    cancel();
    await events.return?.();
  };
  return {
    async next() {
      if (isOver) return done;
      const result = isExpired ? last : await eventOrExpiry();
      if (result.done || result === last) await end();
      return result;
    },
    async return() {
      await end();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

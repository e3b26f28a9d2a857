import { setTimeout as delay } from "node:timers/promises";
import type { ExecutionResult } from "graphql";
import { isLost } from "../transport/remote.ts";

/** Pauses before a lost stream is opened again, in ms; after the last of them it is given up. */
const pausesMs = [0, 100, 250, 500, 1_000, 2_000, 4_000];

type Opened = ExecutionResult | AsyncIterator<ExecutionResult>;

export interface ResumableStream {
  /** Opens the stream after an event, or now; each time at the instance that is best then. */
  readonly open: (after: string | undefined) => Opened | Promise<Opened>;
  /** Where to begin; now without. */
  readonly after: string | undefined;
  readonly cursorOf: (result: ExecutionResult) => string | undefined;
}

/**
 * A stream of events that goes on at another instance when the one that it came from is lost, after the last event that
 * it brought. Before it has brought any, and has no cursor to begin after, nobody could tell what was missed: then it
 * ends as lost.
 */
export async function resumed({ open, after, cursorOf }: ResumableStream): Promise<Opened> {
  const first = await open(after);
  if (!isStream(first)) return first;
  const ending = new AbortController();
  let stream = first;
  let newest = after;
  let failures = 0;

  /** @returns a refusal, when there is one in place of the stream */
  const openAgain = async (): Promise<ExecutionResult | undefined> => {
    await delay(pausesMs[failures], undefined, { signal: ending.signal }).catch(() => {});
    failures += 1;
    if (ending.signal.aborted) return undefined;
    const again = await open(newest);
    if (!isStream(again)) return again;
    stream = again;
    if (ending.signal.aborted) await stream.return?.();
    return undefined;
  };
  const events: AsyncIterableIterator<ExecutionResult> = {
    async next() {
      while (!ending.signal.aborted) {
        const result = await stream.next();
        if (result.done) return result;
        const canResume = isLost(result.value) && newest !== undefined && failures < pausesMs.length;
        if (!canResume) {
          failures = 0;
          newest = cursorOf(result.value) ?? newest;
          return result;
        }
        const refusal = await openAgain();
        if (refusal) return { done: false, value: refusal };
      }
      return { done: true, value: undefined };
    },
    async return() {
      ending.abort();
      await stream.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  return events;
}

function isStream(opened: Opened): opened is AsyncIterator<ExecutionResult> {
  return "next" in opened;
}

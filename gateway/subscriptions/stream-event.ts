import type { ExecutionResult } from "graphql";

/** Event as its subgraph answered it, shared by all readers of the stream. */
export interface StreamEvent {
  /** `undefined` when the subgraph could not answer it. */
  readonly cursor: string | undefined;
  readonly result: ExecutionResult;
  /** Estimated bytes in memory. */
  readonly bytes: number;
  /** Answers of operations on it, under way or done. */
  readonly asked: Map<object, Promise<Answer>>;
}

/** Estimated bytes in memory for each character of a value's JSON. */
export const bytesPerCharacter = 4;

/** Answer of one operation to an event, as a result and as its JSON. */
export interface Answer {
  readonly result: ExecutionResult;
  readonly text: string;
}

/** Limits of the events that wait for clients. */
export interface StreamLimits {
  /** Events that may wait for one client while it does not read. */
  readonly maxWaitingEvents: number;
  /** Bytes of the events of all streams together. */
  readonly maxEventBytes: number;
  /** Longest wait of a stream, in ms, while none of its clients reads on. */
  readonly maxStallMs: number;
}

import type { ExecutionResult } from "graphql";

/** An event as its subgraph answered it, shared by everybody who follows the stream. */
export interface StreamEvent {
  /** `undefined` when the subgraph could not answer it. */
  readonly cursor: string | undefined;
  readonly result: ExecutionResult;
  /** What it takes in memory, about. */
  readonly bytes: number;
  /** What operations are being asked about it. */
  readonly asked: Map<object, Promise<Answer>>;
}

/** Values in memory take some times their JSON. */
export const bytesPerCharacter = 4;

/** What clients of one operation get of an event, as a result and as its JSON. */
export interface Answer {
  readonly result: ExecutionResult;
  readonly text: string;
}

/** How much may wait for a client. */
export interface StreamLimits {
  /** Events that may wait for one client while it does not read. */
  readonly maxWaitingEvents: number;
  /** What the events of all streams together may take in memory. */
  readonly maxEventBytes: number;
  /** How long a stream waits, in ms, while none of its clients reads on. */
  readonly maxStallMs: number;
}

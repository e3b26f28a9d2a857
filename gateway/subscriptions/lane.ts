import type { ExecutionResult } from "graphql";
import { type EventBuffer, Reader } from "./reader.ts";
import type { StreamEvent, StreamLimits } from "./stream-event.ts";

export interface LaneOptions {
  /** Where it begins; without it, now. */
  readonly after: string | undefined;
  readonly limits: StreamLimits;
  /** Opens the subgraph's stream; a result instead of a stream is a refusal. */
  readonly open: () => Promise<ExecutionResult | AsyncIterator<ExecutionResult>>;
  readonly eventOf: (result: ExecutionResult) => StreamEvent;
  /** Before each event: a lane that has come to where another one is sends its readers there. @returns whether it did */
  readonly merge: (lane: Lane) => boolean;
  /** A reader is too far behind. */
  readonly overflow: (lane: Lane, reader: Reader) => void;
  readonly onClosed: (lane: Lane) => void;
}

/**
 * One subscription to a subgraph and its newest events, in which each reader has a place. It goes as fast as the
 * fastest of its readers.
 */
export class Lane implements EventBuffer {
  readonly #options: LaneOptions;
  readonly #readers = new Set<Reader>();
  #events: StreamEvent[] = [];
  #dropped = 0;
  readonly #places = new Map<string, number>();
  #newest: string | undefined;
  #upstream: AsyncIterator<ExecutionResult> | undefined;
  #isClosed = false;
  #isWaking = false;
  #taken = () => {};
  /** Whether it shows what happens now, for whoever names no event to begin after. */
  isLive: boolean;
  isOver = false;
  /** The subgraph's refusal, if it refuses. */
  readonly opened: Promise<ExecutionResult | undefined>;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.isLive = options.after === undefined;
    this.opened = this.#open();
    // Readers that were sent here do not wait for it.
    this.opened.catch(() => {});
  }

  get end(): number {
    return this.#dropped + this.#events.length;
  }

  /** Of the newest event. */
  get newest(): string | undefined {
    return this.#newest;
  }

  get readers(): ReadonlySet<Reader> {
    return this.#readers;
  }

  /** Where a reader that has an event goes on; `undefined` when that is unknown here, or too far back to join. */
  placeAfter(cursor: string): number | undefined {
    const known = this.#places.get(cursor);
    const place = known === undefined && cursor === this.#options.after ? 0 : known;
    if (place === undefined || place < this.#dropped) return undefined;
    return this.end - place <= this.#options.limits.maxWaitingEvents / 2 ? place : undefined;
  }

  join(place: number, cursor: string | undefined): Reader {
    const reader = new Reader(this, place, cursor);
    this.add(reader);
    return reader;
  }

  add(reader: Reader): void {
    this.#readers.add(reader);
  }

  release(reader: Reader): void {
    this.#readers.delete(reader);
  }

  remove(reader: Reader): void {
    this.#readers.delete(reader);
    this.#taken();
    if (this.#readers.size === 0) this.close();
  }

  slice(place: number, limit = Number.POSITIVE_INFINITY): StreamEvent[] {
    const from = place - this.#dropped;
    return this.#events.slice(from, from + limit);
  }

  onTaken(): void {
    this.#taken();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#options.onClosed(this);
    void this.#upstream?.return?.();
  }

  async #open(): Promise<ExecutionResult | undefined> {
    const answer = await this.#options.open().catch((error: unknown) => {
      this.#giveUp();
      throw error;
    });
    if (!("next" in answer)) {
      this.#giveUp();
      return answer;
    }
    this.#upstream = answer;
    // Everybody may have left meanwhile.
    if (this.#isClosed) void answer.return?.();
    else void this.#run(answer);
    return undefined;
  }

  /** There is nothing to follow; readers that were sent here learn why when they resume. */
  #giveUp(): void {
    for (const reader of this.#readers) reader.cut();
    this.close();
  }

  async #run(upstream: AsyncIterator<ExecutionResult>): Promise<void> {
    for (;;) {
      const { done, value } = await upstream.next();
      if (done || this.#isClosed || this.#options.merge(this)) break;
      await this.#room();
      this.#push(this.#options.eventOf(value));
    }
    this.isOver = true;
    this.close();
    this.#wakeAll();
  }

  #push(event: StreamEvent): void {
    const { maxWaitingEvents } = this.#options.limits;
    if (event.cursor !== undefined) {
      this.#newest = event.cursor;
      this.#places.set(event.cursor, this.end + 1);
    }
    this.#events.push(event);
    for (const reader of this.#readers) if (reader.lag > maxWaitingEvents) this.#options.overflow(this, reader);
    // Only now nobody has a place further back.
    if (this.#events.length >= 2 * maxWaitingEvents) this.#forget(this.#events.length - maxWaitingEvents);
    if (this.#isWaking) return;
    this.#isWaking = true;
    // What comes in one turn reaches each reader at once.
    setImmediate(() => this.#wakeAll());
  }

  #forget(count: number): void {
    for (const { cursor } of this.#events.splice(0, count)) if (cursor !== undefined) this.#places.delete(cursor);
    this.#dropped += count;
  }

  #wakeAll(): void {
    this.#isWaking = false;
    for (const reader of this.#readers) reader.wake();
  }

  /** Waits while nobody keeps up, but not for ever. */
  async #room(): Promise<void> {
    const { maxStallMs } = this.#options.limits;
    while (!this.#isClosed && this.#isFull()) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const timer = setTimeout(resolve, maxStallMs, true);
      this.#taken = () => resolve(false);
      const isStalled = await promise;
      clearTimeout(timer);
      this.#taken = () => {};
      if (isStalled) return;
    }
  }

  #isFull(): boolean {
    for (const { lag } of this.#readers) if (lag < this.#options.limits.maxWaitingEvents) return false;
    return this.#readers.size > 0;
  }
}

import type { ExecutionResult } from "graphql";
import { type EventBuffer, StreamCursor } from "./stream-cursor.ts";
import type { StreamEvent, StreamLimits } from "./stream-event.ts";

export interface UpstreamSubscriptionOptions {
  /** Cursor to begin after; absent to begin now. */
  readonly after: string | undefined;
  readonly limits: StreamLimits;
  /** Bytes that its events may take; at least one event is kept. */
  readonly allowance: () => number;
  /** Opens the subgraph's stream; a result instead of a stream is a refusal. */
  readonly open: () => Promise<ExecutionResult | AsyncIterator<ExecutionResult>>;
  readonly eventOf: (result: ExecutionResult) => StreamEvent;
  /**
   * Called before each event: sends its readers to another subscription when that one has the same event.
   * @returns whether it did
   */
  readonly merge: (subscription: UpstreamSubscription) => boolean;
  /** Called when a reader is too far behind. */
  readonly overflow: (subscription: UpstreamSubscription, reader: StreamCursor) => void;
  readonly onClosed: (subscription: UpstreamSubscription) => void;
}

/**
 * One subscription to a subgraph with its newest events, in which each reader has an offset. It reads as fast as its
 * fastest reader.
 */
export class UpstreamSubscription implements EventBuffer {
  readonly #options: UpstreamSubscriptionOptions;
  readonly #readers = new Set<StreamCursor>();
  #events: StreamEvent[] = [];
  /** Running totals of the events' bytes, one for each event. */
  #totals: number[] = [];
  #dropped = 0;
  #droppedBytes = 0;
  readonly #offsets = new Map<string, number>();
  #newest: string | undefined;
  #upstream: AsyncIterator<ExecutionResult> | undefined;
  #isClosed = false;
  #isWaking = false;
  #taken = () => {};
  /** Whether it is at the live end, where readers without a cursor begin. */
  isLive: boolean;
  isOver = false;
  /** Settles when opened; a result is the subgraph's refusal. */
  readonly opened: Promise<ExecutionResult | undefined>;

  constructor(options: UpstreamSubscriptionOptions) {
    this.#options = options;
    this.isLive = options.after === undefined;
    this.opened = this.#open();
    // Readers that were moved here do not wait for it.
    this.opened.catch(() => {});
  }

  get end(): number {
    return this.#dropped + this.#events.length;
  }

  /** Cursor of the newest event. */
  get newest(): string | undefined {
    return this.#newest;
  }

  get readers(): ReadonlySet<StreamCursor> {
    return this.#readers;
  }

  get #bytes(): number {
    return this.#totals.at(-1) ?? this.#droppedBytes;
  }

  bytesFrom(offset: number): number {
    return this.#bytes - (this.#totals[offset - this.#dropped - 1] ?? this.#droppedBytes);
  }

  /** Offset after an event; `undefined` when the event is unknown here, or too far back to join. */
  offsetAfter(cursor: string): number | undefined {
    const known = this.#offsets.get(cursor);
    const offset = known === undefined && cursor === this.#options.after ? 0 : known;
    if (offset === undefined || offset < this.#dropped) return undefined;
    const { limits, allowance } = this.#options;
    const lag = this.end - offset;
    const isNear = lag <= limits.maxWaitingEvents / 2 && (lag <= 1 || this.bytesFrom(offset) <= allowance() / 2);
    return isNear ? offset : undefined;
  }

  join(offset: number, cursor: string | undefined): StreamCursor {
    const reader = new StreamCursor(this, offset, cursor);
    this.add(reader);
    return reader;
  }

  add(reader: StreamCursor): void {
    this.#readers.add(reader);
  }

  release(reader: StreamCursor): void {
    this.#readers.delete(reader);
  }

  remove(reader: StreamCursor): void {
    this.#readers.delete(reader);
    this.#taken();
    if (this.#readers.size === 0) this.close();
  }

  slice(offset: number, limit = Number.POSITIVE_INFINITY): StreamEvent[] {
    const from = offset - this.#dropped;
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
    // All readers may have left meanwhile.
    if (this.#isClosed) void answer.return?.();
    else void this.#run(answer);
    return undefined;
  }

  /** Ends without a stream; readers that were moved here learn the reason when they resume. */
  #giveUp(): void {
    for (const reader of this.#readers) reader.cut();
    this.close();
  }

  async #run(upstream: AsyncIterator<ExecutionResult>): Promise<void> {
    for (;;) {
      const { done, value } = await upstream.next();
      if (done || this.#isClosed || this.#options.merge(this)) break;
      const event = this.#options.eventOf(value);
      await this.#room(event);
      this.#push(event);
    }
    this.isOver = true;
    this.close();
    this.#wakeAll();
  }

  #push(event: StreamEvent): void {
    if (event.cursor !== undefined) {
      this.#newest = event.cursor;
      this.#offsets.set(event.cursor, this.end + 1);
    }
    this.#totals.push(this.#bytes + event.bytes);
    this.#events.push(event);
    // Read once, so that no event is forgotten that a reader may still wait for.
    const allowance = this.#options.allowance();
    for (const reader of this.#readers) {
      if (!this.#mayWait(reader.lag, reader.waitingBytes, allowance)) this.#options.overflow(this, reader);
    }
    this.#forgetOld(allowance);
    if (this.#isWaking) return;
    this.#isWaking = true;
    // Wakes readers once for all events of one turn.
    setImmediate(() => this.#wakeAll());
  }

  /** Whether so much may wait for a reader; one event always may. */
  #mayWait(events: number, bytes: number, allowance: number): boolean {
    return events <= this.#options.limits.maxWaitingEvents && (events <= 1 || bytes <= allowance);
  }

  /** Drops the oldest events beyond the limits; in large steps, since each moves the whole buffer. */
  #forgetOld(allowance: number): void {
    const [length, bytes] = [this.#events.length, this.#bytes - this.#droppedBytes];
    if (length < 2 * this.#options.limits.maxWaitingEvents && bytes <= 2 * allowance) return;
    let count = 0;
    while (!this.#mayWait(length - count, this.bytesFrom(this.#dropped + count), allowance)) count += 1;
    if (count > 0) this.#forget(count);
  }

  #forget(count: number): void {
    for (const { cursor } of this.#events.splice(0, count)) if (cursor !== undefined) this.#offsets.delete(cursor);
    this.#dropped += count;
    this.#droppedBytes = this.#totals.splice(0, count).at(-1) ?? this.#droppedBytes;
  }

  #wakeAll(): void {
    this.#isWaking = false;
    for (const reader of this.#readers) reader.wake();
  }

  /** Waits until a reader has room, up to the limit. */
  async #room(next: StreamEvent): Promise<void> {
    const { maxStallMs } = this.#options.limits;
    while (!this.#isClosed && this.#isFull(next)) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const timer = setTimeout(resolve, maxStallMs, true);
      this.#taken = () => resolve(false);
      const isStalled = await promise;
      clearTimeout(timer);
      this.#taken = () => {};
      if (isStalled) return;
    }
  }

  /** Whether no reader has room for one more. */
  #isFull({ bytes }: StreamEvent): boolean {
    const allowance = this.#options.allowance();
    for (const { lag, waitingBytes } of this.#readers) {
      if (this.#mayWait(lag + 1, waitingBytes + bytes, allowance)) return false;
    }
    return this.#readers.size > 0;
  }
}

import type { ExecutionResult } from "graphql";
import { type EventBuffer, StreamCursor } from "./stream-cursor.ts";
import type { StreamEvent, StreamLimits } from "./stream-event.ts";

export interface UpstreamSubscriptionOptions {
  /** Where it begins; without it, now. */
  readonly after: string | undefined;
  readonly limits: StreamLimits;
  /** What its events may take in memory; at least one is kept. */
  readonly allowance: () => number;
  /** Opens the subgraph's stream; a result instead of a stream is a refusal. */
  readonly open: () => Promise<ExecutionResult | AsyncIterator<ExecutionResult>>;
  readonly eventOf: (result: ExecutionResult) => StreamEvent;
  /** Before each event: a subscription that has come to where another one is sends its readers there. @returns whether it did */
  readonly merge: (subscription: UpstreamSubscription) => boolean;
  /** A reader is too far behind. */
  readonly overflow: (subscription: UpstreamSubscription, reader: StreamCursor) => void;
  readonly onClosed: (subscription: UpstreamSubscription) => void;
}

/**
 * One subscription to a subgraph and its newest events, in which each reader has an offset. It goes as fast as the
 * fastest of its readers.
 */
export class UpstreamSubscription implements EventBuffer {
  readonly #options: UpstreamSubscriptionOptions;
  readonly #readers = new Set<StreamCursor>();
  #events: StreamEvent[] = [];
  /** Of each event, the bytes of all that came up to it. */
  #totals: number[] = [];
  #dropped = 0;
  #droppedBytes = 0;
  readonly #offsets = new Map<string, number>();
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

  constructor(options: UpstreamSubscriptionOptions) {
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

  get readers(): ReadonlySet<StreamCursor> {
    return this.#readers;
  }

  get #bytes(): number {
    return this.#totals.at(-1) ?? this.#droppedBytes;
  }

  bytesFrom(offset: number): number {
    return this.#bytes - (this.#totals[offset - this.#dropped - 1] ?? this.#droppedBytes);
  }

  /** Where a reader that has an event goes on; `undefined` when that is unknown here, or too far back to join. */
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
    // Asked once: what is forgotten must be what no reader may wait for.
    const allowance = this.#options.allowance();
    for (const reader of this.#readers) {
      if (!this.#mayWait(reader.lag, reader.waitingBytes, allowance)) this.#options.overflow(this, reader);
    }
    this.#forgetOld(allowance);
    if (this.#isWaking) return;
    this.#isWaking = true;
    // What comes in one turn reaches each reader at once.
    setImmediate(() => this.#wakeAll());
  }

  /** Whether so much may wait for a reader; one event always may. */
  #mayWait(events: number, bytes: number, allowance: number): boolean {
    return events <= this.#options.limits.maxWaitingEvents && (events <= 1 || bytes <= allowance);
  }

  /** Keeps as much as may wait for a reader; not each time, since that would move all of it. */
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

  /** Waits while nobody keeps up, but not for ever. */
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

  /** Whether none of the readers has room for one more. */
  #isFull({ bytes }: StreamEvent): boolean {
    const allowance = this.#options.allowance();
    for (const { lag, waitingBytes } of this.#readers) {
      if (this.#mayWait(lag + 1, waitingBytes + bytes, allowance)) return false;
    }
    return this.#readers.size > 0;
  }
}

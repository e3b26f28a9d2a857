import type { StreamEvent } from "./stream-event.ts";

/** Newest events in the order in which they came, in which readers have an offset. */
export interface EventBuffer {
  /** Offset of the next event. */
  readonly end: number;
  /** Whether nothing more comes. */
  readonly isOver: boolean;
  /** What the events from an offset on take in memory. */
  bytesFrom(offset: number): number;
  slice(offset: number, limit?: number): StreamEvent[];
  /** A reader has taken some. */
  onTaken(): void;
  add(reader: StreamCursor): void;
  /** A reader goes on elsewhere. */
  release(reader: StreamCursor): void;
  /** A reader is gone. */
  remove(reader: StreamCursor): void;
}

/** One client's offset in a stream. It holds no events of its own beside those of a subscription that it has left. */
export class StreamCursor {
  #buffer: EventBuffer;
  #offset: number;
  #ahead: StreamEvent[] = [];
  #cursor: string | undefined;
  #state: "reading" | "cut" | "left" = "reading";
  #wake = () => {};
  /** Called when the client turns out to be too slow; from then on it only has to be told. */
  onCut = () => {};

  /** @param cursor the newest event that the client has, as far as it is known */
  constructor(buffer: EventBuffer, offset: number, cursor: string | undefined) {
    this.#buffer = buffer;
    this.#offset = offset;
    this.#cursor = cursor;
  }

  /** Of the newest event that was taken: where to resume. */
  get cursor(): string | undefined {
    return this.#cursor;
  }

  /** Whether it fell too far behind. */
  get isCut(): boolean {
    return this.#state === "cut";
  }

  /** Whether nothing will come any more. */
  get isOver(): boolean {
    return this.#state !== "reading" || (this.#buffer.isOver && this.lag === 0);
  }

  /** How many events wait for it. */
  get lag(): number {
    return this.#ahead.length + this.#buffer.end - this.#offset;
  }

  /** What these take in memory. */
  get waitingBytes(): number {
    return this.#ahead.reduce((sum, { bytes }) => sum + bytes, this.#buffer.bytesFrom(this.#offset));
  }

  /** The next events, at most so many; none when it has all there are. */
  take(limit: number): readonly StreamEvent[] {
    if (this.#state !== "reading") return [];
    const events = this.#ahead.splice(0, limit);
    if (events.length < limit) {
      const more = this.#buffer.slice(this.#offset, limit - events.length);
      this.#offset += more.length;
      events.push(...more);
    }
    this.#cursor = events.findLast(({ cursor }) => cursor !== undefined)?.cursor ?? this.#cursor;
    if (events.length > 0) this.#buffer.onTaken();
    return events;
  }

  /** Settles when there may be more to take. */
  more(): Promise<void> {
    if (this.isOver || this.lag > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  wake(): void {
    this.#wake();
  }

  /** Goes on in another subscription, where the next event after the newest here has an offset. */
  moveTo(buffer: EventBuffer, offset: number): void {
    this.#ahead.push(...this.#buffer.slice(this.#offset));
    this.#buffer.release(this);
    this.#buffer = buffer;
    this.#offset = offset;
    buffer.add(this);
    this.#wake();
  }

  cut(): void {
    this.#end("cut");
    this.onCut();
  }

  leave(): void {
    if (this.#state === "reading") this.#end("left");
  }

  #end(state: "cut" | "left"): void {
    this.#state = state;
    this.#ahead = [];
    this.#buffer.remove(this);
    this.#wake();
  }
}

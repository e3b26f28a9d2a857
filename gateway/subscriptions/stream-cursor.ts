import type { StreamEvent } from "./stream-event.ts";

/** Buffer of the newest events in order, in which readers have an offset. */
export interface EventBuffer {
  /** Offset of the next event. */
  readonly end: number;
  /** Whether no further event comes. */
  readonly isOver: boolean;
  /** Bytes in memory of the events from an offset on. */
  bytesFrom(offset: number): number;
  slice(offset: number, limit?: number): StreamEvent[];
  /** Called when a reader has taken events. */
  onTaken(): void;
  add(reader: StreamCursor): void;
  /** Called when a reader goes on in another buffer. */
  release(reader: StreamCursor): void;
  /** Called when a reader is gone. */
  remove(reader: StreamCursor): void;
}

/** One client's offset in a stream. It holds no events but those of a subscription that it has left. */
export class StreamCursor {
  #buffer: EventBuffer;
  #offset: number;
  #ahead: StreamEvent[] = [];
  #cursor: string | undefined;
  #state: "reading" | "cut" | "left" = "reading";
  #wake = () => {};
  /** Called when the client is too slow; from then on only the error is still to be sent. */
  onCut = () => {};

  /**
   * Starts at an offset.
   * @param cursor of the newest event that the client has, if known
   */
  constructor(buffer: EventBuffer, offset: number, cursor: string | undefined) {
    this.#buffer = buffer;
    this.#offset = offset;
    this.#cursor = cursor;
  }

  /** Cursor of the newest event taken, at which to resume. */
  get cursor(): string | undefined {
    return this.#cursor;
  }

  /** Whether it was cut off because it fell too far behind. */
  get isCut(): boolean {
    return this.#state === "cut";
  }

  /** Whether no further event comes. */
  get isOver(): boolean {
    return this.#state !== "reading" || (this.#buffer.isOver && this.lag === 0);
  }

  /** Number of events that wait for it. */
  get lag(): number {
    return this.#ahead.length + this.#buffer.end - this.#offset;
  }

  /** Bytes in memory of the events that wait for it. */
  get waitingBytes(): number {
    return this.#ahead.reduce((sum, { bytes }) => sum + bytes, this.#buffer.bytesFrom(this.#offset));
  }

  /** Takes the next events, at most so many; none when it has all there are. */
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

  /** Settles when there may be events to take. */
  more(): Promise<void> {
    if (this.isOver || this.lag > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  wake(): void {
    this.#wake();
  }

  /** Moves to another subscription, in which the next event after the newest here has this offset. */
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

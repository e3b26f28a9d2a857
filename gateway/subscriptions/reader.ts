import type { StreamEvent } from "./stream-event.ts";

/** Newest events in the order in which they came, in which readers have a place. */
export interface EventBuffer {
  /** Place of the next event. */
  readonly end: number;
  /** Whether nothing more comes. */
  readonly isOver: boolean;
  /** What the events from a place on take in memory. */
  bytesFrom(place: number): number;
  slice(place: number, limit?: number): StreamEvent[];
  /** A reader has taken some. */
  onTaken(): void;
  add(reader: Reader): void;
  /** A reader goes on elsewhere. */
  release(reader: Reader): void;
  /** A reader is gone. */
  remove(reader: Reader): void;
}

/** One client's place in a stream. It holds no events of its own beside those of a lane that it has left. */
export class Reader {
  #lane: EventBuffer;
  #place: number;
  #ahead: StreamEvent[] = [];
  #cursor: string | undefined;
  #state: "reading" | "cut" | "left" = "reading";
  #wake = () => {};
  /** Called when the client turns out to be too slow; from then on it only has to be told. */
  onCut = () => {};

  /** @param cursor the newest event that the client has, as far as it is known */
  constructor(lane: EventBuffer, place: number, cursor: string | undefined) {
    this.#lane = lane;
    this.#place = place;
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
    return this.#state !== "reading" || (this.#lane.isOver && this.lag === 0);
  }

  /** How many events wait for it. */
  get lag(): number {
    return this.#ahead.length + this.#lane.end - this.#place;
  }

  /** What these take in memory. */
  get waitingBytes(): number {
    return this.#ahead.reduce((sum, { bytes }) => sum + bytes, this.#lane.bytesFrom(this.#place));
  }

  /** The next events, at most so many; none when it has all there are. */
  take(limit: number): readonly StreamEvent[] {
    if (this.#state !== "reading") return [];
    const events = this.#ahead.splice(0, limit);
    if (events.length < limit) {
      const more = this.#lane.slice(this.#place, limit - events.length);
      this.#place += more.length;
      events.push(...more);
    }
    this.#cursor = events.findLast(({ cursor }) => cursor !== undefined)?.cursor ?? this.#cursor;
    if (events.length > 0) this.#lane.onTaken();
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

  /** Goes on in another lane, where the next event after this lane's newest has a place. */
  moveTo(lane: EventBuffer, place: number): void {
    this.#ahead.push(...this.#lane.slice(this.#place));
    this.#lane.release(this);
    this.#lane = lane;
    this.#place = place;
    lane.add(this);
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
    this.#lane.remove(this);
    this.#wake();
  }
}

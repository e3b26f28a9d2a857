import type { ExecutionResult } from "graphql";
import { metrics } from "../../telemetry/metrics.ts";
import { Lane } from "./lane.ts";
import type { Reader } from "./reader.ts";
import { resumed } from "./resumed.ts";
import { bytesPerCharacter, type StreamEvent, type StreamLimits } from "./stream-event.ts";

export interface SharedStreamOptions {
  readonly subgraph: string;
  readonly limits: StreamLimits;
  /** All that is open, of whichever stream. */
  readonly openLanes: Set<Lane>;
  /** Opens the subgraph's stream after an event, or now. */
  readonly open: (after: string | undefined) => Promise<ExecutionResult | AsyncIterator<ExecutionResult>>;
  readonly cursorOf: (result: ExecutionResult) => string | undefined;
  /** Nobody follows it any more. */
  readonly onClosed: () => void;
}

/**
 * One stream of a subgraph for all who follow it. Who is up to date shares one lane; who resumes further back has a
 * lane of its own until it has caught up: when a lane's newest event is known to another lane, both are at the same
 * point of one order, and its readers go on there. Who cannot keep up with what happens now is cut.
 */
export class SharedStream {
  readonly #options: SharedStreamOptions;
  readonly #lanes = new Set<Lane>();

  constructor(options: SharedStreamOptions) {
    this.#options = options;
  }

  /** How many subscriptions to the subgraph it takes at the moment. */
  get lanes(): number {
    return this.#lanes.size;
  }

  /** A place in the stream, or the subgraph's refusal. */
  async join(after: string | undefined): Promise<Reader | ExecutionResult> {
    const reader = after === undefined ? this.#joinNow() : this.#joinAfter(after);
    const refusal = await reader.lane.opened;
    return refusal ?? reader.reader;
  }

  #joinNow() {
    const lane = [...this.#lanes].find(({ isLive }) => isLive) ?? this.#newLane(undefined);
    return { lane, reader: lane.join(lane.end, lane.newest) };
  }

  #joinAfter(after: string) {
    const known = this.#lookUp(after);
    if (known) return { lane: known.lane, reader: known.lane.join(known.place, after) };
    const lane = this.#newLane(after);
    return { lane, reader: lane.join(0, after) };
  }

  #lookUp(after: string, except?: Lane): { readonly lane: Lane; readonly place: number } | undefined {
    for (const lane of this.#lanes) {
      const place = lane === except ? undefined : lane.placeAfter(after);
      if (place !== undefined) return { lane, place };
    }
    return undefined;
  }

  #newLane(after: string | undefined): Lane {
    const { subgraph, limits, openLanes, open, cursorOf, onClosed } = this.#options;
    const count = metrics.subgraphStreamsOpen.labels(subgraph);
    const lane = new Lane({
      after,
      limits,
      // Lanes share what there is, so that however many are open they take no more.
      allowance: () => limits.maxEventBytes / Math.max(1, openLanes.size),
      open: () => resumed({ open, after, cursorOf }),
      eventOf: (result) => eventOf(result, cursorOf(result)),
      merge: (one) => this.#merge(one),
      overflow: (one, reader) => this.#overflow(one, reader),
      onClosed: (one) => {
        this.#lanes.delete(one);
        openLanes.delete(one);
        count.dec();
        if (this.#lanes.size === 0) onClosed();
      },
    });
    this.#lanes.add(lane);
    openLanes.add(lane);
    count.inc();
    return lane;
  }

  #merge(lane: Lane): boolean {
    const home = lane.newest === undefined ? undefined : this.#lookUp(lane.newest, lane);
    if (!home) return false;
    const room = this.#options.limits.maxWaitingEvents / 2;
    for (const { lag } of lane.readers) if (lag > room) return false;
    home.lane.isLive ||= lane.isLive;
    for (const reader of [...lane.readers]) reader.moveTo(home.lane, home.place);
    return true;
  }

  /** Readers that still catch up need not be equally fast: the slower one goes on alone. */
  #overflow(lane: Lane, reader: Reader): void {
    if (lane.isLive || lane.readers.size === 1) reader.cut();
    else reader.moveTo(this.#newLane(lane.newest), 0);
  }
}

function eventOf(result: ExecutionResult, cursor: string | undefined): StreamEvent {
  const bytes = bytesPerCharacter * JSON.stringify(result).length;
  return { cursor, result, bytes, asked: new Map() };
}

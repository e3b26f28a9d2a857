import { type FolderWrites, laneRecord } from "../keys/folder-writes.ts";
import { pathName } from "../model/call-path.ts";
import type { LaneKey } from "../model/lane-key.ts";
import { LaneMap } from "../model/lane-map.ts";
import {
  type Attribution,
  type AttributionLog,
  type NumberedRequests,
  type TracedRequests,
  tracedBy,
} from "./attribution.ts";
import { PathCounts } from "./path-counts.ts";
import { TraceRing } from "./trace-ring.ts";

/** The attribution log of one process. */
export class AttributionInFolder implements AttributionLog {
  readonly #writes: FolderWrites;
  readonly #counts = new LaneMap(() => new PathCounts());
  readonly #traces = new TraceRing();

  constructor(writes: FolderWrites) {
    this.#writes = writes;
  }

  /** Adds an attribution to the write that its counters go into. */
  note(lane: LaneKey, first: bigint, count: number, attribution: Attribution): void {
    this.#keepParts(lane, this.#counts.of(lane).add(pathName(attribution.callPath), count));
    this.#keepTraced(tracedBy(lane, first, count, attribution));
  }

  async reattribute(lane: LaneKey, counter: bigint, attribution: Attribution): Promise<void> {
    const isKnown = this.#traces.has(lane, counter);
    const changed = isKnown ? undefined : this.#counts.get(lane)?.reattribute(counter, pathName(attribution.callPath));
    if (changed) {
      this.#keepParts(lane, changed);
      this.#keepTraced(tracedBy(lane, counter, 1, attribution));
    }
    await this.#writes.settled();
  }

  async pathCounts(lanes: readonly LaneKey[]): Promise<(PathCounts | undefined)[]> {
    return lanes.map((lane) => this.#counts.get(lane));
  }

  async traced(traceId: string): Promise<readonly TracedRequests[]> {
    return this.#traces.of(traceId);
  }

  async allTraced(): Promise<readonly NumberedRequests[]> {
    return this.#traces.all();
  }

  /** Restores a part of a lane's path counts. */
  restore(lane: LaneKey, part: string, bytes: Uint8Array): void {
    this.#counts.of(lane).restore(part, bytes);
  }

  /** Restores requests of a trace. */
  restoreTraced(bytes: Uint8Array): void {
    this.#traces.restore(Buffer.from(bytes).toString());
  }

  #keepParts(lane: LaneKey, changed: readonly string[]): void {
    const [record, counts] = [laneRecord("origins", lane), this.#counts.of(lane)];
    for (const part of changed) this.#writes.add(`${record}/${part}`, () => counts.part(part));
  }

  #keepTraced(requests: readonly TracedRequests[]): void {
    for (const traced of requests) {
      const place = this.#traces.add(traced);
      this.#writes.add(`traces/${place}`, () => Buffer.from(this.#traces.toJson(place)));
    }
  }
}

import { SingleFlight } from "../../../serving/single-flight.ts";
import { ownAttribution } from "../attribution/attribution.ts";
import type { AttributionInFolder } from "../attribution/attribution-in-folder.ts";
import { type FolderWrites, laneRecord } from "../keys/folder-writes.ts";
import type { LaneKey, TokenIdKey } from "../model/lane-key.ts";
import { LaneMap } from "../model/lane-map.ts";
import type { ActPart, TakenCounters } from "./act-log.ts";
import type { ActLogInFolder } from "./act-log-in-folder.ts";
import type { SignedCounters } from "./signed-counters.ts";

/** Signed counters of one process. */
export class SignedCountersInFolder implements SignedCounters {
  readonly #writes: FolderWrites;
  readonly #acts: ActLogInFolder;
  readonly #attribution: AttributionInFolder;
  readonly #signed = new LaneMap(() => 0n);
  /** Parts of acts that take counters right now, unless they had. */
  readonly #taking = new SingleFlight<TakenCounters>();

  constructor(writes: FolderWrites, acts: ActLogInFolder, attribution: AttributionInFolder) {
    this.#writes = writes;
    this.#acts = acts;
    this.#attribution = attribution;
  }

  take(lane: LaneKey, count: number, part?: ActPart, attribution = ownAttribution): Promise<TakenCounters> {
    const take = async () => {
      const used = this.#signed.of(lane);
      const taken = { tokenId: lane.tokenId, lane: lane.lane, first: used + 1n };
      this.#signed.set(lane, used + BigInt(count));
      if (part) this.#acts.note(part, taken);
      this.#attribution.note(lane, taken.first, count, attribution);
      await this.#writes.keep(laneRecord("signed", lane), () => encode(this.#signed.of(lane)));
      return taken;
    };
    if (!part) return take();
    const find = async () => (part.isNew ? undefined : await this.#acts.find(part)) ?? take();
    return this.#taking.run(`${part.act}/${part.part}`, find);
  }

  async taken(id: TokenIdKey): Promise<ReadonlyMap<number, bigint>> {
    return this.#signed.under(id);
  }

  /** Restores a lane from its record. */
  restore(lane: LaneKey, bytes: Uint8Array): void {
    this.#signed.set(lane, new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  }
}

function encode(counter: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, counter);
  return bytes;
}

import type { ClassicLevel } from "classic-level";
import { SingleFlight } from "../../../serving/single-flight.ts";
import type { FolderWrites } from "../keys/folder-writes.ts";
import type { ActLog, ActPart, TakenCounters } from "./act-log.ts";

/** Parts of an act that go into one write. */
interface DoneParts {
  readonly act: string;
  readonly key: string;
  readonly parts: Map<number, TakenCounters>;
}

/** The act log of one process. `/` is followed by `0`, which so ends the keys of an act. */
export class ActLogInFolder implements ActLog {
  readonly #level: ClassicLevel<string, Uint8Array>;
  readonly #writes: FolderWrites;
  /** Look-ups under way, by act and {@link #noted}: many parts of an act are looked up together. */
  readonly #reads = new SingleFlight<ReadonlyMap<number, TakenCounters>>();
  #done: DoneParts | undefined;
  #noted = 0;

  constructor(level: ClassicLevel<string, Uint8Array>, writes: FolderWrites) {
    this.#level = level;
    this.#writes = writes;
  }

  /** Adds the counters of a part to the next write, which another change triggers; its key names the first part in it. */
  note({ act, part }: ActPart, taken: TakenCounters): void {
    this.#noted += 1;
    let done = this.#done;
    if (done?.act !== act || !this.#writes.isWaiting(done.key)) {
      const parts = new Map<number, TakenCounters>();
      done = { act, key: `act/${act}/${part}`, parts };
      this.#writes.add(done.key, () => encode(parts));
      this.#done = done;
    }
    done.parts.set(part, taken);
  }

  async find({ act, part }: ActPart): Promise<TakenCounters | undefined> {
    return (await this.#reads.run(`${act}#${this.#noted}`, () => this.#read(act))).get(part);
  }

  async forget(acts: readonly string[]): Promise<void> {
    for (const act of acts) await this.#level.clear({ gte: `act/${act}/`, lt: `act/${act}0` });
  }

  forgetBetween(first: string, end: string): Promise<void> {
    return this.#level.clear({ gte: `act/${first}`, lt: `act/${end}` });
  }

  async #read(act: string): Promise<ReadonlyMap<number, TakenCounters>> {
    await this.#writes.settled();
    const parts = new Map<number, TakenCounters>();
    for await (const [key, bytes] of this.#level.iterator({ gte: `act/${act}/`, lt: `act/${act}0` })) {
      for (const [part, taken] of decode(key, bytes)) parts.set(part, taken);
    }
    return parts;
  }
}

function encode(parts: ReadonlyMap<number, TakenCounters>): Uint8Array {
  const lines = Array.from(parts, ([part, { tokenId, first, lane }]) => `${tokenId} ${first} ${lane} ${part}`);
  return Buffer.from(lines.join("\n"));
}

/** Parts of a record; earlier versions wrote one to a key, which has its number then. */
function decode(key: string, bytes: Uint8Array): [number, TakenCounters][] {
  const lines = Buffer.from(bytes).toString().split("\n");
  return lines.map((line) => {
    const [tokenId = "", first = "", lane = "0", part = key.slice(key.lastIndexOf("/") + 1)] = line.split(" ");
    return [Number(part), { tokenId: BigInt(tokenId), lane: Number(lane), first: BigInt(first) }];
  });
}

import type { ClassicLevel } from "classic-level";
import type { GroupedWrites } from "./grouped-writes.ts";
import type { ActPart, TakenCounters } from "./token-store.ts";

/** Parts of an act that go into one write. */
interface DoneParts {
  readonly act: string;
  readonly key: string;
  readonly parts: Map<number, TakenCounters>;
}

/** What some parts of an act did, the first of which is named; `/` is followed by `0`, which so ends the keys of an act. */
const keyOf = ({ act, part }: ActPart): string => `act/${act}/${part}`;

/** What parts of acts did, in a folder. */
export class FolderActs {
  readonly #level: ClassicLevel<string, Uint8Array>;
  readonly #writes: GroupedWrites;
  /** Look-ups under way, by act and how often something had been noted by then. */
  readonly #reading = new Map<string, Promise<ReadonlyMap<number, TakenCounters>>>();
  #done: DoneParts | undefined;
  #noted = 0;

  constructor(level: ClassicLevel<string, Uint8Array>, writes: GroupedWrites) {
    this.#level = level;
    this.#writes = writes;
  }

  /** Adds what a part does to the next write, which something else makes happen. */
  note(part: ActPart, taken: TakenCounters): void {
    this.#noted += 1;
    let done = this.#done;
    if (done?.act !== part.act || !this.#writes.isWaiting(done.key)) {
      const parts = new Map<number, TakenCounters>();
      done = { act: part.act, key: keyOf(part), parts };
      this.#writes.add(done.key, () => encode(parts));
      this.#done = done;
    }
    done.parts.set(part.part, taken);
  }

  /** What a part of an act did, once that is on disk. @throws STORE_UNAVAILABLE */
  async find({ act, part }: ActPart): Promise<TakenCounters | undefined> {
    // Many parts of an act are looked up together.
    const key = `${act}#${this.#noted}`;
    let reading = this.#reading.get(key);
    if (!reading) {
      reading = this.#read(act).finally(() => this.#reading.delete(key));
      this.#reading.set(key, reading);
    }
    return (await reading).get(part);
  }

  async forget(acts: readonly string[]): Promise<void> {
    for (const act of acts) await this.#level.clear({ gte: `act/${act}/`, lt: `act/${act}0` });
  }

  /** Forgets acts whose names sort from `first` and before `end`. */
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

/** Of a part that has no number, as earlier versions wrote one to a key, the key tells it. */
function decode(key: string, bytes: Uint8Array): Map<number, TakenCounters> {
  const lines = Buffer.from(bytes).toString().split("\n");
  return new Map(
    lines.map((line) => {
      const [tokenId = "", first = "", lane = "0", part = key.slice(key.lastIndexOf("/") + 1)] = line.split(" ");
      return [Number(part), { tokenId: BigInt(tokenId), lane: Number(lane), first: BigInt(first) }];
    }),
  );
}

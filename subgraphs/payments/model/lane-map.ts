import type { LaneKey, TokenIdKey } from "./lane-key.ts";

const none: ReadonlyMap<number, never> = new Map<number, never>();

/** Something for each lane, found without making a text of a key. */
export class LaneMap<T> {
  readonly #channels = new Map<string, Map<bigint, Map<number, T>>>();
  readonly #make: () => T;

  /** @param make what a lane begins with */
  constructor(make: () => T) {
    this.#make = make;
  }

  /** By lane, what there is under a token id. */
  under({ channel, tokenId }: TokenIdKey): ReadonlyMap<number, T> {
    return this.#channels.get(channel)?.get(tokenId) ?? none;
  }

  get(key: LaneKey): T | undefined {
    return this.under(key).get(key.lane);
  }

  /** A lane's, which is there from now on. */
  of(key: LaneKey): T {
    const known = this.get(key);
    if (known !== undefined) return known;
    const made = this.#make();
    this.set(key, made);
    return made;
  }

  set({ channel, tokenId, lane }: LaneKey, value: T): void {
    let ids = this.#channels.get(channel);
    if (!ids) {
      ids = new Map();
      this.#channels.set(channel, ids);
    }
    const lanes = ids.get(tokenId);
    if (lanes) lanes.set(lane, value);
    else ids.set(tokenId, new Map([[lane, value]]));
  }
}

import type { LaneKey, TokenIdKey } from "./lane-key.ts";

const none: ReadonlyMap<number, never> = new Map<number, never>();

/** Map by lanes, with look-ups that make no text of a key. */
export class LaneMap<T> {
  readonly #channels = new Map<string, Map<bigint, Map<number, T>>>();
  readonly #make: () => T;

  /** @param make makes the first value of a lane */
  constructor(make: () => T) {
    this.#make = make;
  }

  /** Values under a token id, by lane. */
  under({ channel, tokenId }: TokenIdKey): ReadonlyMap<number, T> {
    return this.#channels.get(channel)?.get(tokenId) ?? none;
  }

  get(key: LaneKey): T | undefined {
    return this.under(key).get(key.lane);
  }

  /** Value of a lane, made where there is none. */
  of(key: LaneKey): T {
    const known = this.get(key);
    if (known !== undefined) return known;
    const made = this.#make();
    this.set(key, made);
    return made;
  }

  set({ channel, tokenId, lane }: LaneKey, value: T): void {
    const ids = this.#channels.get(channel) ?? new Map<bigint, Map<number, T>>();
    const lanes = ids.get(tokenId) ?? new Map<number, T>();
    this.#channels.set(channel, ids.set(tokenId, lanes.set(lane, value)));
  }
}

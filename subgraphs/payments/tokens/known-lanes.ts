import { AcceptedTokens } from "./accepted-tokens.ts";
import type { LaneKey } from "./token-store.ts";

/** Lanes in memory, found without making a text of their key. */
export class KnownLanes {
  readonly #channels = new Map<string, Map<bigint, AcceptedTokens>>();

  /** A lane, empty at first. Channels have one lane. */
  of({ channel, tokenId }: LaneKey): AcceptedTokens {
    let ids = this.#channels.get(channel);
    if (!ids) {
      ids = new Map();
      this.#channels.set(channel, ids);
    }
    let known = ids.get(tokenId);
    if (!known) {
      known = new AcceptedTokens();
      ids.set(tokenId, known);
    }
    return known;
  }

  /** Replaces what is known of a lane. */
  set({ channel, tokenId }: LaneKey, accepted: AcceptedTokens): void {
    this.of({ channel, tokenId, lane: 0 });
    this.#channels.get(channel)?.set(tokenId, accepted);
  }
}

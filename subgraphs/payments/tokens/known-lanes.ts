import type { LaneKey } from "../model/lane-key.ts";
import { AcceptedTokens } from "./accepted-tokens.ts";
import { LaneMap } from "./lane-map.ts";

/** What was accepted, in memory. */
export class KnownLanes extends LaneMap<AcceptedTokens> {
  /** A lane, empty at first. */
  of(key: LaneKey): AcceptedTokens {
    const known = this.get(key);
    if (known) return known;
    const empty = new AcceptedTokens();
    this.set(key, empty);
    return empty;
  }
}

import { type FolderWrites, laneRecord } from "../keys/folder-writes.ts";
import type { LaneKey, TokenIdKey } from "../model/lane-key.ts";
import { LaneMap } from "../model/lane-map.ts";
import { AcceptedLane } from "./accepted-lane.ts";
import { type AcceptedTokens, type NewestTokens, newestOf } from "./accepted-tokens.ts";
import type { ActPart } from "./act-log.ts";
import type { ActLogInFolder } from "./act-log-in-folder.ts";
import { admit, type OfferedToken } from "./admission.ts";

/** Accepted tokens of one process. */
export class AcceptedTokensInFolder implements AcceptedTokens {
  readonly #writes: FolderWrites;
  readonly #acts: ActLogInFolder;
  readonly #lanes = new LaneMap(() => new AcceptedLane());

  constructor(writes: FolderWrites, acts: ActLogInFolder) {
    this.#writes = writes;
    this.#acts = acts;
  }

  known(id: TokenIdKey): ReadonlyMap<number, AcceptedLane> {
    return this.#lanes.under(id);
  }

  async accept(token: OfferedToken, part?: ActPart): Promise<void> {
    const { lane, requests } = token;
    const accepted = admit(token, this.#lanes);
    if (part) this.#acts.note(part, { ...lane, first: requests });
    return this.#writes.keep(laneRecord("accepted", lane), () => accepted.toBytes());
  }

  async newest(id: TokenIdKey): Promise<NewestTokens> {
    return newestOf(this.#lanes.under(id));
  }

  /** Closed already: only this process accepts, and it stops before it asks. */
  close(id: TokenIdKey): Promise<NewestTokens> {
    return this.newest(id);
  }

  /** Restores a lane from its record. */
  restore(lane: LaneKey, bytes: Uint8Array): void {
    this.#lanes.set(lane, AcceptedLane.fromBytes(bytes));
  }
}

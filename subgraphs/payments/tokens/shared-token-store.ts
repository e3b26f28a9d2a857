import type { Database, Sql } from "../../shared/store/database.ts";
import type { AcceptedTokens } from "./accepted-tokens.ts";
import { actOnce, findAct, forgetActs, forgetActsBetween, keepActs } from "./done-acts.ts";
import { KnownLanes } from "./known-lanes.ts";
import {
  closeLane,
  type LockedLane,
  lockLanes,
  nameOf,
  newestToken,
  signedRequests,
  takeCounters,
  writeLanes,
} from "./lane-rows.ts";
import {
  type ActPart,
  type LaneKey,
  type NewestToken,
  type OfferedToken,
  replayed,
  requireAdmissible,
  type TakenCounters,
  type TokenStore,
} from "./token-store.ts";

/** How many tokens one transaction accepts at most. */
const largestBatch = 5_000;

interface Offer extends PromiseWithResolvers<void> {
  readonly token: OfferedToken;
  readonly part: ActPart | undefined;
}

/**
 * Token counters of all instances, in the database. Tokens that come while one transaction is under way go together into
 * the next, which locks their lanes: of two instances with the same token one accepts it.
 */
export class SharedTokenStore implements TokenStore {
  readonly #database: Database;
  readonly #lanes = new KnownLanes();
  #offers: Offer[] = [];
  #deciding: Promise<void> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  known(lane: LaneKey): AcceptedTokens {
    return this.#lanes.of(lane);
  }

  accept(token: OfferedToken, part?: ActPart): Promise<void> {
    const offer = { token, part, ...Promise.withResolvers<void>() };
    this.#offers.push(offer);
    this.#deciding ??= this.#decideAll();
    return offer.promise;
  }

  async hasAccepted(part: ActPart): Promise<boolean> {
    return (await findAct(this.#database, part)) !== undefined;
  }

  newest(lane: LaneKey): Promise<NewestToken | undefined> {
    return newestToken(this.#database, lane);
  }

  close(lane: LaneKey): Promise<NewestToken | undefined> {
    return closeLane(this.#database, lane);
  }

  takeCounters(lane: LaneKey, count: number, part?: ActPart): Promise<TakenCounters> {
    const take = (sql: Sql) => takeCounters(sql, lane, count);
    return part ? actOnce(this.#database, part, take) : take(this.#database);
  }

  signed(lane: LaneKey): Promise<bigint> {
    return signedRequests(this.#database, lane);
  }

  forget(acts: readonly string[]): Promise<void> {
    return forgetActs(this.#database, acts);
  }

  forgetBetween(first: string, end: string): Promise<void> {
    return forgetActsBetween(this.#database, first, end);
  }

  async end(): Promise<void> {
    await this.#deciding;
  }

  async #decideAll(): Promise<void> {
    // What comes in the same turn goes together.
    await Promise.resolve();
    while (this.#offers.length > 0) await this.#decide(this.#offers.splice(0, largestBatch));
    this.#deciding = undefined;
  }

  async #decide(offers: readonly Offer[]): Promise<void> {
    try {
      const refused = new Map<Offer, unknown>();
      const lanes = await this.#database.transaction(async (sql) => {
        const locked = await lockLanes(sql, lanesOf(offers));
        for (const offer of offers) {
          try {
            admit(offer.token, locked);
          } catch (error) {
            refused.set(offer, error);
          }
        }
        await writeLanes(sql, locked);
        await keepActs(sql, actsOf(offers.filter((offer) => !refused.has(offer))));
        return locked;
      });
      for (const { key, accepted } of lanes.values()) this.#lanes.set(key, accepted);
      for (const offer of offers) {
        if (refused.has(offer)) offer.reject(refused.get(offer));
        else offer.resolve();
      }
    } catch (error) {
      for (const offer of offers) offer.reject(error);
    }
  }
}

function lanesOf(offers: readonly Offer[]): Map<string, LaneKey> {
  const keys = new Map<string, LaneKey>();
  for (const { token } of offers) {
    for (const key of [token.lane, token.other]) if (key) keys.set(nameOf(key), key);
  }
  return keys;
}

function actsOf(accepted: readonly Offer[]) {
  return accepted.flatMap(({ part, token: { lane, requests } }) => {
    return part ? [{ ...part, taken: { tokenId: lane.tokenId, first: requests } }] : [];
  });
}

/** @throws REPLAYED_REQUEST, INSUFFICIENT_FUNDS */
function admit(token: OfferedToken, locked: ReadonlyMap<string, LockedLane>): void {
  const lane = locked.get(nameOf(token.lane));
  if (!lane || lane.isClosed) throw replayed(token.requests);
  requireAdmissible(token, (key) => locked.get(nameOf(key))?.accepted ?? lane.accepted);
  lane.accepted.add(token.requests, token.signature);
  lane.isChanged = true;
}

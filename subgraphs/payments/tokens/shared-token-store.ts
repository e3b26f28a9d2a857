import { MicroBatcher } from "../../../serving/micro-batcher.ts";
import type { Database, Sql } from "../../../store/database/database.ts";
import type { Cause, TracedRequests } from "../attribution/cause.ts";
import { readOrigins, readTraced } from "../attribution/cause-rows.ts";
import { LateCauses } from "../attribution/late-causes.ts";
import type { SignedOrigins } from "../attribution/signed-origins.ts";
import { type LaneKey, type TokenIdKey } from "../model/lane-key.ts";
import type { AcceptedTokens } from "./accepted-tokens.ts";
import { actOnce, findAct, forgetActs, forgetActsBetween, keepActs } from "./act-log.ts";
import { KnownLanes } from "./known-lanes.ts";
import { closeId, newestTokens, takeCounters, takenCounters } from "./lane-rows.ts";
import { TokenIdLocks } from "./token-id-locks.ts";
import {
  type ActPart,
  type NewestTokens,
  type OfferedToken,
  type TakenCounters,
  type TokenStore,
} from "./token-store.ts";

/** How many tokens one transaction accepts at most. */
const maxBatch = 5_000;

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
  readonly #offers = new MicroBatcher<Offer>((offers) => this.#decide(offers), maxBatch);
  readonly #lateCauses: LateCauses;

  constructor(database: Database) {
    this.#database = database;
    this.#lateCauses = new LateCauses(database);
  }

  known(id: TokenIdKey): ReadonlyMap<number, AcceptedTokens> {
    return this.#lanes.under(id);
  }

  accept(token: OfferedToken, part?: ActPart): Promise<void> {
    const offer = { token, part, ...Promise.withResolvers<void>() };
    this.#offers.add(offer);
    return offer.promise;
  }

  async hasAccepted(part: ActPart): Promise<boolean> {
    return (await findAct(this.#database, part)) !== undefined;
  }

  newest(id: TokenIdKey): Promise<NewestTokens> {
    return newestTokens(this.#database, id);
  }

  async close(id: TokenIdKey): Promise<NewestTokens> {
    await closeId(this.#database, id);
    return this.newest(id);
  }

  takeCounters(lane: LaneKey, count: number, part?: ActPart, cause?: Cause): Promise<TakenCounters> {
    const take = (sql: Sql) => takeCounters(sql, lane, count, cause);
    return part ? actOnce(this.#database, part, take) : this.#database.transaction(take);
  }

  setCause(lane: LaneKey, counter: bigint, cause: Cause): Promise<void> {
    return this.#lateCauses.set(lane, counter, cause);
  }

  taken(id: TokenIdKey): Promise<ReadonlyMap<number, bigint>> {
    return takenCounters(this.#database, id);
  }

  origins(lanes: readonly LaneKey[]): Promise<(SignedOrigins | undefined)[]> {
    return readOrigins(this.#database, lanes);
  }

  traced(traceId: string): Promise<readonly TracedRequests[]> {
    return readTraced(this.#database, traceId);
  }

  forget(acts: readonly string[]): Promise<void> {
    return forgetActs(this.#database, acts);
  }

  forgetBetween(first: string, end: string): Promise<void> {
    return forgetActsBetween(this.#database, first, end);
  }

  async end(): Promise<void> {
    await Promise.all([this.#offers.end(), this.#lateCauses.end()]);
  }

  async #decide(offers: readonly Offer[]): Promise<void> {
    try {
      const refused = new Map<Offer, unknown>();
      const lanes = offers.map(({ token }) => token.lane);
      const decided = await this.#database.transaction(async (sql) => {
        const locked = await TokenIdLocks.lock(sql, idsOf(offers), lanes);
        for (const offer of offers) {
          try {
            locked.admit(offer.token);
          } catch (error) {
            refused.set(offer, error);
          }
        }
        await keepActs(sql, actsOf(offers.filter((offer) => !refused.has(offer))));
        await locked.write(sql);
        return locked;
      });
      for (const [key, accepted] of decided.lanes) this.#lanes.set(key, accepted);
      for (const offer of offers) {
        if (refused.has(offer)) offer.reject(refused.get(offer));
        else offer.resolve();
      }
    } catch (error) {
      for (const offer of offers) offer.reject(error);
    }
  }
}

function idsOf(offers: readonly Offer[]): TokenIdKey[] {
  const ids = offers.flatMap(({ token: { lane, tokenIds } }) =>
    tokenIds.map((tokenId) => ({ channel: lane.channel, tokenId })),
  );
  return [...new Map(ids.map((id) => [`${id.channel}/${id.tokenId}`, id])).values()];
}

function actsOf(accepted: readonly Offer[]) {
  return accepted.flatMap(({ part, token: { lane, requests } }) => {
    return part ? [{ ...part, taken: { tokenId: lane.tokenId, lane: lane.lane, first: requests } }] : [];
  });
}

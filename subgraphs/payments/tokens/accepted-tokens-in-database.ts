import { MicroBatcher } from "../../../serving/micro-batcher.ts";
import type { Database } from "../../../store/database/database.ts";
import { paymentServerTables } from "../keys/payment-server-tables.ts";
import type { LaneKey, TokenIdKey } from "../model/lane-key.ts";
import { LaneMap } from "../model/lane-map.ts";
import { AcceptedLane } from "./accepted-lane.ts";
import { type AcceptedTokens, type NewestTokens, newestOf } from "./accepted-tokens.ts";
import type { ActPart } from "./act-log.ts";
import { keepActs } from "./act-log-in-database.ts";
import { admit, type OfferedToken, replayed } from "./admission.ts";
import { acceptedOf, guardLane, type LockedLane, lockTokenIds, writeAccepted } from "./token-id-locks.ts";

const table = paymentServerTables.lanes;

/** Limit of tokens that one transaction accepts. */
const maxBatch = 5_000;

interface Offer {
  readonly token: OfferedToken;
  readonly part: ActPart | undefined;
}

/**
 * Accepted tokens of all instances. Those that come during one transaction go together into the next, which locks their
 * lanes: of two instances with the same token one accepts it.
 */
export class AcceptedTokensInDatabase implements AcceptedTokens {
  readonly #database: Database;
  readonly #lanes = new LaneMap(() => new AcceptedLane());
  readonly #offers = new MicroBatcher<Offer>((offers) => this.#decide(offers), { maxBatch });

  constructor(database: Database) {
    this.#database = database;
  }

  known(id: TokenIdKey): ReadonlyMap<number, AcceptedLane> {
    return this.#lanes.under(id);
  }

  accept(token: OfferedToken, part?: ActPart): Promise<void> {
    return this.#offers.add({ token, part });
  }

  async newest({ channel, tokenId }: TokenIdKey): Promise<NewestTokens> {
    const rows = await this.#database.query<{ lane: number; accepted: string }>(
      `SELECT lane, accepted FROM ${table} WHERE channel = $1 AND token_id = $2 AND accepted IS NOT NULL`,
      [channel, String(tokenId)],
    );
    return newestOf(new Map(rows.map(({ lane, accepted }) => [lane, acceptedOf(accepted)])));
  }

  async close(id: TokenIdKey): Promise<NewestTokens> {
    await this.#database.query(
      `INSERT INTO ${table} (channel, token_id, lane, is_closed) VALUES ($1, $2, ${guardLane}, true)
       ON CONFLICT (channel, token_id, lane) DO UPDATE SET is_closed = true`,
      [id.channel, String(id.tokenId)],
    );
    return this.newest(id);
  }

  end(): Promise<void> {
    return this.#offers.drain();
  }

  /** @returns the refused ones */
  async #decide(offers: readonly Offer[]): Promise<Map<Offer, unknown>> {
    const lanes = offers.map(({ token }) => token.lane);
    const decided = await this.#database.transaction(async (sql) => {
      const rows = await lockTokenIds(sql, idsOf(offers), lanes);
      const decision = decide(offers, rows);
      await keepActs(sql, actsOf(offers.filter((offer) => !decision.refused.has(offer))));
      await writeAccepted(sql, decision.changed);
      return decision;
    });
    for (const [lane, accepted] of decided.lanes) this.#lanes.set(lane, accepted);
    return decided.refused;
  }
}

/** Decision on offers, one after the other, on locked lanes. */
function decide(offers: readonly Offer[], rows: readonly LockedLane[]) {
  const closed = new Set(rows.filter(({ isClosed }) => isClosed).map(idName));
  const lanes = rows.filter(({ lane }) => lane !== guardLane).map((row) => [row, row.accepted] as const);
  const known = new LaneMap(() => new AcceptedLane());
  for (const [lane, accepted] of lanes) known.set(lane, accepted);
  const changed = new Map<AcceptedLane, LaneKey>();
  const refused = new Map<Offer, unknown>();
  for (const offer of offers) {
    const { lane, requests } = offer.token;
    try {
      if (closed.has(idName(lane))) throw replayed(requests);
      changed.set(admit(offer.token, known), lane);
    } catch (error) {
      refused.set(offer, error);
    }
  }
  return { lanes, changed, refused };
}

function idsOf(offers: readonly Offer[]): TokenIdKey[] {
  const ids = offers.flatMap(({ token: { lane, tokenIds } }) =>
    tokenIds.map((tokenId) => ({ channel: lane.channel, tokenId })),
  );
  return [...new Map(ids.map((id) => [idName(id), id])).values()];
}

const idName = ({ channel, tokenId }: TokenIdKey): string => `${channel}/${tokenId}`;

function actsOf(accepted: readonly Offer[]) {
  return accepted.flatMap(({ part, token: { lane, requests } }) => {
    return part ? [{ ...part, tokenId: lane.tokenId, lane: lane.lane, first: requests }] : [];
  });
}

import type { Principal } from "../../../subgraph-protocol/principal.ts";
import { requireKnown } from "../../kit/access.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { LaneKey } from "../model/lane-key.ts";
import type { TracedRequests } from "./cause.ts";
import type { CostReads, PaidLane } from "./cost-reads.ts";
import { costShares } from "./cost-shares.ts";
import { type CostNode, costTree } from "./cost-tree.ts";
import type { SignedOrigins } from "./signed-origins.ts";

/** What payment servers keep of requests that they signed for. */
export interface SignedCauses {
  /** On whose behalf the counters of lanes were taken; nothing for lanes of which none was. */
  origins(lanes: readonly LaneKey[]): Promise<(SignedOrigins | undefined)[]>;
  /** The newest requests of a trace that were signed, oldest first. */
  traced(traceId: string): Promise<readonly TracedRequests[]>;
}

/** Tells who caused what an account paid. */
export class CostService {
  readonly #accounts: AccountService;
  readonly #store: SignedCauses;

  constructor(accounts: AccountService, store: SignedCauses) {
    this.#accounts = accounts;
    this.#store = store;
  }

  /** The tree of what a consumer paid. Its own organisation sees all that was counted, others what the ledger tells. */
  async costOf(consumer: string, paid: readonly PaidLane[], reads: CostReads, principal: Principal): Promise<CostNode> {
    const signed = (await this.#accounts.isHeldFor(consumer, principal)) ? await this.#signedFor(paid) : new Map();
    const shares = paid.map(async (lane) => {
      const labelled = lane.key && (await reads.labelled(lane.key));
      return costShares(lane, labelled, signed.get(lane));
    });
    return costTree(consumer, (await Promise.all(shares)).flat());
  }

  /** What the asking organisation's accounts signed in a trace, by the consumer of each channel. @throws UNAUTHENTICATED */
  async traced(
    traceId: string,
    consumerOf: (channel: string) => Promise<string | undefined>,
    principal: Principal,
  ): Promise<readonly TracedRequests[]> {
    requireKnown(principal);
    const traced = await this.#store.traced(traceId);
    const isOurs = await Promise.all(
      traced.map(async ({ lane }) => {
        const consumer = await consumerOf(lane.channel);
        return consumer !== undefined && this.#accounts.isHeldFor(consumer, principal);
      }),
    );
    return traced.filter((_requests, at) => isOurs[at]);
  }

  async #signedFor(paid: readonly PaidLane[]): Promise<Map<PaidLane, SignedOrigins | undefined>> {
    const redeemed = paid.flatMap((lane) => (lane.key ? [{ lane, key: lane.key }] : []));
    const origins = await this.#store.origins(redeemed.map(({ key }) => key));
    return new Map(redeemed.map(({ lane }, at) => [lane, origins[at]]));
  }
}

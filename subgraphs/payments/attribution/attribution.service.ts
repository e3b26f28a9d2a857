import { requireKnown } from "../../../subgraph-protocol/access.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { LaneKey } from "../model/lane-key.ts";
import { priceUnder } from "../model/lane-price.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import { type Attribution, type AttributionLog, type TracedRequests, traceIdOf } from "./attribution.ts";
import type { CostReads, PaidLane } from "./cost-reads.ts";
import { type CostNode, costShares, costTree } from "./cost-tree.ts";
import { InboundCalls } from "./inbound-calls.ts";
import type { PathCounts } from "./path-counts.ts";

/** W3C `traceparent`, if there is one. */
export type Traceparent = string | null | undefined;

type PaidOn = Omit<LaneKey, "channel">;

/** Request that was signed for before it was made. */
export interface MadeRequest extends PaidOn {
  /** Its counter on the lane. */
  readonly counter: bigint;
  readonly traceparent: string;
}

type ConsumerOf = (channel: string) => Promise<string | undefined>;

/** Trace with what was signed in it, oldest first. */
export interface Trace {
  readonly traceId: string;
  /** Of its oldest requests. */
  readonly number: number;
  readonly traced: readonly TracedRequests[];
}

/** Cost attribution: the call paths of the requests that accounts pay for. */
export class AttributionService {
  readonly #accounts: AccountService;
  readonly #log: AttributionLog;
  readonly #calls = new InboundCalls();

  constructor(accounts: AccountService, log: AttributionLog) {
    this.#accounts = accounts;
    this.#log = log;
  }

  /** Reports an accepted request to the trace that it is part of, if any. */
  reportInboundCall(channel: LiveChannel, lane: number, traceparent: Traceparent): void {
    const traceId = traceIdOf(traceparent);
    if (traceId !== undefined) this.#calls.report(channel, lane, traceId);
  }

  /** Attribution of requests that a channel's consumer makes in a trace. */
  attributionOf({ consumer, lanes }: LiveChannel, { tokenId, lane }: PaidOn, traceparent: Traceparent): Attribution {
    const id = traceIdOf(traceparent);
    const callPath = this.#calls.pathOf(consumer, id);
    if (id === undefined) return { callPath };
    return { callPath, trace: { id, price: priceUnder(lanes.get(lane), tokenId) ?? 0n } };
  }

  /** Attributes a request to its trace after it was signed for; returns when that is durable. */
  async reattribute(channel: LiveChannel, { counter, traceparent, ...paidOn }: MadeRequest): Promise<void> {
    const attribution = this.attributionOf(channel, paidOn, traceparent);
    await this.#log.reattribute({ channel: channel.address, ...paidOn }, counter, attribution);
  }

  /** Cost tree of a consumer. Its own organisation sees all counts, others the ledger's only. */
  async costOf(consumer: string, paid: readonly PaidLane[], reads: CostReads, principal: Principal): Promise<CostNode> {
    const counts = (await this.#accounts.isHeldFor(consumer, principal)) ? await this.#countsOf(paid) : new Map();
    const shares = paid.map(async (lane) => {
      const labelled = lane.key && (await reads.labelled(lane.key));
      return costShares(lane, labelled, counts.get(lane));
    });
    return costTree(consumer, (await Promise.all(shares)).flat());
  }

  /** Traced requests of the principal's organisation. @param consumerOf consumer of a channel @throws UNAUTHENTICATED */
  async traced(traceId: string, consumerOf: ConsumerOf, principal: Principal): Promise<readonly TracedRequests[]> {
    requireKnown(principal);
    const traced = await this.#log.traced(traceId);
    const isOurs = await this.#heldChannels(traced, consumerOf, principal);
    return traced.filter(({ lane }) => isOurs.has(lane.channel));
  }

  /** Traces in which the asking organisation's accounts signed, in any order. @throws UNAUTHENTICATED */
  async traces(consumerOf: ConsumerOf, principal: Principal): Promise<Trace[]> {
    requireKnown(principal);
    const kept = await this.#log.allTraced();
    const traced = kept.map((one) => one.traced);
    const isOurs = await this.#heldChannels(traced, consumerOf, principal);
    const ours = kept.filter((one) => isOurs.has(one.traced.lane.channel));
    return [...Map.groupBy(ours, (one) => one.traced.traceId)].map(([traceId, numbered]) => {
      return { traceId, number: numbered[0]?.number ?? 0, traced: numbered.map((one) => one.traced) };
    });
  }

  /** Channels of requests that accounts of the principal's organisation pay for. */
  async #heldChannels(traced: readonly TracedRequests[], consumerOf: ConsumerOf, principal: Principal) {
    const held = new Set<string>();
    const check = async (channel: string) => {
      const consumer = await consumerOf(channel);
      if (consumer !== undefined && (await this.#accounts.isHeldFor(consumer, principal))) held.add(channel);
    };
    await Promise.all([...new Set(traced.map(({ lane }) => lane.channel))].map(check));
    return held;
  }

  async #countsOf(paid: readonly PaidLane[]): Promise<Map<PaidLane, PathCounts | undefined>> {
    const redeemed = paid.flatMap((lane) => (lane.key ? [{ lane, key: lane.key }] : []));
    const counts = await this.#log.pathCounts(redeemed.map(({ key }) => key));
    return new Map(redeemed.map(({ lane }, at) => [lane, counts[at]]));
  }
}

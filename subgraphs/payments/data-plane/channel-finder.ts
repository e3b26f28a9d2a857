import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { EnsuredChannel, WantedChannel } from "../../../clients/pay/src/protocol/operations.ts";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { KnownPrincipal } from "../../../principals/principal.ts";
import { isRefusal } from "../../shared/mutation.ts";
import type { MutationName } from "../../shared/requests/conflict-policies.ts";
import type { Journal } from "../../shared/requests/journal.ts";
import type { AnswerMutation } from "../../shared/requests/requests.ts";
import type { Sql } from "../../shared/store/database.ts";
import type { ChannelService } from "../channels/channel.service.ts";
import type { ChannelRow } from "../projection/channel-row.ts";
import { type LiveChannels, readChannelsBetween } from "../projection/live-channels.ts";
import { hasTerms, openingOf, priceOf, pricesOf, spentOf, type TakenCounts } from "./channel-terms.ts";
import type { ApproveSpending } from "./spending.ts";

export interface ChannelFinderOptions {
  readonly chainId: bigint;
  readonly sql: Sql;
  readonly channels: ChannelService;
  readonly live: LiveChannels;
  readonly answering: (principal: KnownPrincipal) => AnswerMutation;
  readonly taken: TakenCounts;
  readonly approve: ApproveSpending;
}

/** Who pays. */
export interface Payer {
  /** Lower case. */
  readonly account: string;
  /** Of the account's organisation; all services of the account have the same. */
  readonly principal: KnownPrincipal;
}

/** How long this instance may take to show what another one did, in ms. */
const patienceMs = 10_000;

/** Finds the channel that a service wants; opens one, or pays money in, where needed. */
export class ChannelFinder {
  readonly #options: ChannelFinderOptions;
  /** By payer and provider: one at a time, so that the next finds what the one before it did. */
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(options: ChannelFinderOptions) {
    this.#options = options;
  }

  /** @throws BAD_INPUT, PRICE_CHANGED above the service's own limit, INSUFFICIENT_FUNDS, BUDGET_EXCEEDED */
  async ensure(wanted: WantedChannel, payer: Payer): Promise<EnsuredChannel> {
    requirePayable(wanted, this.#options.chainId);
    const pair = `${payer.account}/${wanted.provider}`;
    const before = this.#underWay.get(pair) ?? Promise.resolve();
    const ensuring = before.catch(() => {}).then(() => this.#ensure(wanted, payer));
    this.#underWay.set(pair, ensuring);
    try {
      const channel = await this.#untilLive(await ensuring);
      return { channel: channel.address, prices: pricesOf(channel) };
    } finally {
      if (this.#underWay.get(pair) === ensuring) this.#underWay.delete(pair);
    }
  }

  async #ensure(wanted: WantedChannel, payer: Payer): Promise<ChannelRow> {
    const channels = await this.#between(wanted, payer);
    const channel = channels.findLast((one) => isFit(one, wanted));
    if (!channel) return this.#open(wanted, payer, channels.length);
    const left = channel.held - (await spentOf(channel, this.#options.taken));
    return left < BigInt(wanted.threshold) ? this.#fund(channel, wanted, payer) : channel;
  }

  #between({ provider }: WantedChannel, { account }: Payer): Promise<ChannelRow[]> {
    return readChannelsBetween(this.#options.sql, account, provider);
  }

  /** @param known how many channels there were: whoever counts as many, at any instance, opens the same one */
  async #open(wanted: WantedChannel, payer: Payer, known: number): Promise<ChannelRow> {
    const opening = openingOf(wanted, payer.account);
    await this.#approve(wanted, payer, true);
    await this.#once("paymentChannelOpen", [payer.account, wanted.provider, known], payer, (journal) =>
      this.#options.channels.open(opening, payer.principal, journal),
    );
    const channel = (await this.#between(wanted, payer)).findLast((one) => isFit(one, wanted));
    if (!channel) throw new PlatformError("TIMEOUT", "the channel is not shown yet", { retryable: true });
    return channel;
  }

  /** Whoever knows of the same deposits, at any instance, makes the same next one. */
  async #fund({ address, deposited }: ChannelRow, wanted: WantedChannel, payer: Payer): Promise<ChannelRow> {
    const deposit = { channelId: address, from: payer.account, amount: BigInt(wanted.funding) };
    await this.#approve(wanted, payer, false);
    await this.#once("paymentChannelDeposit", [address, deposited], payer, (journal) =>
      this.#options.channels.deposit(deposit, payer.principal, journal),
    );
    return this.#options.channels.require(address);
  }

  #approve({ provider, asset, funding }: WantedChannel, payer: Payer, isOpening: boolean): Promise<void> {
    const { account: consumer, principal } = payer;
    const amount = BigInt(funding);
    return this.#options.approve({ organization: principal.mspId, consumer, provider, asset, amount, isOpening });
  }

  /** Acts once under a name, at all instances; what was refused may be tried again, for the reason may be gone by then. */
  async #once(
    mutation: MutationName,
    name: readonly unknown[],
    { principal }: Payer,
    act: (journal: Journal) => Promise<unknown>,
  ): Promise<void> {
    const idempotencyKey = createHash("sha256").update(name.join(" ")).digest("hex");
    let refusal: unknown;
    const acting = this.#options.answering(principal)(mutation, { idempotencyKey }, async (journal) => {
      await act(journal).catch((error) => {
        if (isRefusal(error)) refusal = error;
        // Not a refusal any more, which would be kept.
        throw refusal ? new Error("refused", { cause: error }) : error;
      });
      return {};
    });
    await acting.catch((error) => {
      throw refusal ?? error;
    });
  }

  /** Waits until tokens of the channel can be signed here. */
  async #untilLive(channel: ChannelRow): Promise<ChannelRow> {
    for (const until = Date.now() + patienceMs; !this.#options.live.find(channel.address); await pause(20)) {
      if (Date.now() > until) throw new PlatformError("TIMEOUT", "the channel is not shown yet", { retryable: true });
    }
    return channel;
  }
}

function requirePayable(wanted: WantedChannel, chainId: bigint): void {
  const offered = wanted.lanes.find(({ lane }) => lane === wanted.lane);
  if (wanted.chainId !== `${chainId}`) throw unpayable(`this payment server pays on chain ${chainId}`);
  if (wanted.factory !== factoryAddress.toLowerCase()) throw unpayable(`channels come from ${factoryAddress}`);
  if (BigInt(wanted.funding) < BigInt(wanted.threshold)) throw unpayable("funding must reach the threshold");
  if (!offered) throw unpayable(`the offer has no lane ${wanted.lane}`);
  if (BigInt(offered.price) <= BigInt(wanted.maxPrice)) return;
  throw new PlatformError("PRICE_CHANGED", `a request costs ${offered.price}, the limit is ${wanted.maxPrice}`);
}

const unpayable = (why: string) => new PlatformError("BAD_INPUT", why);

/** Whether a channel is what a provider offers, at a price that the service allows. */
function isFit(channel: ChannelRow, { lane, lanes, maxPrice, ...terms }: WantedChannel): boolean {
  const offered = lanes.find((one) => one.lane === lane);
  const price = priceOf(channel, lane);
  if (channel.status !== "OPEN" || !offered || price === undefined || !hasTerms(channel, terms)) return false;
  return price >= BigInt(offered.price) && price <= BigInt(maxPrice);
}

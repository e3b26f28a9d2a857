import { setTimeout as pause } from "node:timers/promises";
import type { EnsuredChannel, WantedChannel } from "@ledgerloom/pay/protocol";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { PlatformError } from "../../../errors/platform-error.ts";
import { isRefusal } from "../../../errors/refusal.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import type { Sql } from "../../../store/database/database.ts";
import type { Requests } from "../../../store/requests/requests.ts";
import type { KnownPrincipal } from "../../../subgraph-protocol/principal.ts";
import { hasCallerLanes } from "../attribution/inbound-calls.ts";
import type { ChannelService, OpenChannel } from "../channels/channel.service.ts";
import type { DepositService } from "../channels/deposit.service.ts";
import { digestKey, keyOf } from "../keeper/task.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import { type LiveChannels, readChannelsBetween } from "../projection/live-channels.ts";
import { type SignedCounters, signedWorth } from "../tokens/signed-counters.ts";
import { hasTerms, openingOf, priceOf, pricesOf } from "./channel-terms.ts";

export interface ChannelFinderOptions {
  readonly chain: Pick<EvmChain, "chainId">;
  readonly sql: Sql;
  readonly channels: ChannelService;
  readonly deposits: DepositService;
  readonly live: LiveChannels;
  readonly requests: Requests;
  readonly signed: SignedCounters;
}

/** Account that a service pays from. */
export interface Payer {
  /** Lower case. */
  readonly account: string;
  /** Principal of the account's organisation, the same for all services of the account. */
  readonly principal: KnownPrincipal;
}

/** Limit of waiting until this instance shows another one's act, in ms. */
const patienceMs = 10_000;

/** Channels that services want: found, or opened, and funded below their threshold. */
export class ChannelFinder {
  readonly #options: ChannelFinderOptions;
  /** Calls under way by payer and provider: one at a time, so that each finds the channel of the one before. */
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(options: ChannelFinderOptions) {
    this.#options = options;
  }

  /**
   * Channel that is fit to pay with, and holds the threshold.
   * @throws BAD_INPUT, PRICE_CHANGED above the service's own limit, INSUFFICIENT_FUNDS, BUDGET_EXCEEDED, TERMS_NOT_ALLOWED
   */
  async ensure(wanted: WantedChannel, payer: Payer): Promise<EnsuredChannel> {
    requirePayable(wanted, this.#options.chain.chainId);
    const pair = `${payer.account}/${wanted.provider}`;
    const before = this.#underWay.get(pair) ?? Promise.resolve();
    const ensuring = before.catch(() => {}).then(() => this.#ensure(wanted, payer));
    this.#underWay.set(pair, ensuring);
    try {
      const channel = await this.#untilLive(await ensuring);
      return { channel: channel.address, prices: pricesOf(channel), hasOrigins: hasCallerLanes(channel) };
    } finally {
      if (this.#underWay.get(pair) === ensuring) this.#underWay.delete(pair);
    }
  }

  async #ensure(wanted: WantedChannel, payer: Payer): Promise<ChannelRow> {
    const channels = await this.#between(wanted, payer);
    const channel = channels.findLast((one) => isFit(one, wanted));
    if (!channel) return this.#open(wanted, payer, channels.length);
    const left = channel.held - (await signedWorth(channel, this.#options.signed));
    return left < BigInt(wanted.threshold) ? this.#fund(channel, wanted, payer) : channel;
  }

  #between({ provider }: WantedChannel, { account }: Payer): Promise<LiveChannel[]> {
    return readChannelsBetween(this.#options.sql, account, provider);
  }

  /** @param known number of channels so far: instances that count as many open the same one for the same terms */
  async #open(wanted: WantedChannel, payer: Payer, known: number): Promise<ChannelRow> {
    const opening = openingOf(wanted, payer.account);
    const key = openingKey(opening, known);
    await this.#options.requests
      .answering(payer.principal)("paymentChannelOpen", { idempotencyKey: key }, (journal) =>
        triable(this.#options.channels.open(opening, payer.principal, journal)),
      )
      .catch(rethrow);
    const channel = (await this.#between(wanted, payer)).findLast((one) => isFit(one, wanted));
    if (!channel)
      throw new PlatformError("TIMEOUT", "the channel is not shown yet; try again later", { retryable: true });
    return channel;
  }

  /** Deposit, made once: after the same deposits all instances and the keeper have the same idempotency key. */
  async #fund(channel: ChannelRow, { funding }: WantedChannel, payer: Payer): Promise<ChannelRow> {
    const { channels, deposits, requests } = this.#options;
    const answer = requests.answering(payer.principal);
    const task = { duty: "FUND", channel, round: `${channel.deposited}` } as const;
    const deposit = { channelId: channel.address, from: payer.account };
    for (let refusals = 0; ; refusals += 1) {
      const input = { ...deposit, idempotencyKey: keyOf(task, refusals) };
      const { userErrors } = await answer("paymentChannelDeposit", input, (journal) =>
        triable(deposits.deposit({ ...deposit, amount: BigInt(funding) }, payer.principal, journal)),
      ).catch(rethrow);
      // The key of a deposit that the keeper was refused is passed over.
      if (userErrors.length === 0) return channels.require(channel.address);
    }
  }

  /** The channel once this instance shows it as it was found, and so can sign its tokens. @throws TIMEOUT */
  async #untilLive({ address, changedIn }: ChannelRow): Promise<LiveChannel> {
    for (const until = performance.now() + patienceMs; ; await pause(20)) {
      const channel = this.#options.live.find(address);
      if (channel && channel.changedIn >= changedIn) return channel;
      if (performance.now() > until)
        throw new PlatformError("TIMEOUT", "the channel is not shown yet; try again later", { retryable: true });
    }
  }
}

/** Refusal that is not kept under the act's key: its reason may be gone by the next time. */
class Refused extends Error {
  declare readonly cause: PlatformError;
}

async function triable<T>(acting: Promise<T>): Promise<T> {
  return acting.catch((error) => {
    throw isRefusal(error) ? new Refused(error.message, { cause: error }) : error;
  });
}

function rethrow(error: unknown): never {
  throw error instanceof Refused ? error.cause : error;
}

/** Idempotency key of an opening, the same for all deposits: services of an account share the channel. */
function openingKey({ deposit: _, ...terms }: OpenChannel, known: number): string {
  return digestKey(
    JSON.stringify(["OPEN", known, terms], (__, value) => (typeof value === "bigint" ? `${value}` : value)),
  );
}

function requirePayable(wanted: WantedChannel, chainId: bigint): void {
  const offered = wanted.lanes.find(({ lane }) => lane === wanted.lane);
  if (wanted.chainId !== `${chainId}`)
    throw unpayable(`the offer is for chain ${wanted.chainId}, and this payment server pays on chain ${chainId}`);
  if (wanted.factory !== factoryAddress.toLowerCase())
    throw unpayable(
      `the offer is for channels of the factory ${wanted.factory}, and here they come from ${factoryAddress}`,
    );
  if (BigInt(wanted.funding) < BigInt(wanted.threshold))
    throw unpayable(`funding (${wanted.funding}) must be at least threshold (${wanted.threshold})`);
  if (!offered) throw unpayable(`the offer has no lane ${wanted.lane}`);
  if (BigInt(offered.price) <= BigInt(wanted.maxPrice)) return;
  throw new PlatformError("PRICE_CHANGED", `a request costs ${offered.price}, and maxPrice is ${wanted.maxPrice}`);
}

const unpayable = (why: string) => new PlatformError("BAD_INPUT", why);

/** Whether a channel is open, has the terms of an offer, and a price that the service allows. */
function isFit(channel: LiveChannel, { lane, lanes, maxPrice, ...terms }: WantedChannel): boolean {
  const offered = lanes.find((one) => one.lane === lane);
  const price = priceOf(channel, lane);
  if (channel.status !== "OPEN" || !offered || price === undefined || !hasTerms(channel, terms)) return false;
  return price >= BigInt(offered.price) && price <= BigInt(maxPrice);
}

import { hexlify } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";
import { isRefusal } from "../../../errors/refusal.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import type { Sql } from "../../../store/database/database.ts";
import type { Journal } from "../../../store/requests/journal.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { ChannelOutcome, ChannelService } from "../channels/channel.service.ts";
import { type ChannelCall, type ChannelContract, type EncodedCall, encodedCall } from "../channels/channel-contract.ts";
import { laneTerms, maxLanesOfChannel, type PricedLane } from "../channels/lane-terms.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { priceUnder } from "../model/lane-price.ts";
import { withRecoveryByte } from "../model/signature.ts";
import { TokenDigest } from "../model/token-digest.ts";
import type { EvmTransaction } from "../model/transaction.ts";
import { countsAsSigner } from "../model/voucher-keys.ts";
import { findLanes } from "../projection/channel-reads.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import type { AcceptedTokens } from "../tokens/accepted-tokens.ts";
import { lastRedeemableId } from "../tokens/token-validator.ts";

export interface RedemptionServiceOptions {
  readonly chain: Pick<EvmChain, "chainId">;
  readonly accounts: AccountService;
  readonly channels: ChannelService;
  readonly contract: ChannelContract;
  readonly sql: Sql;
  readonly live: LiveChannels;
  readonly accepted: AcceptedTokens;
  /** Unix seconds; the validator's own clock. */
  readonly now: () => number;
}

export interface StartRedemption {
  readonly channelId: string;
  /** Prices under the next token id; lanes that are not named keep theirs. */
  readonly prices: readonly PricedLane[];
}

/** Channels of one provider. */
export interface ManyChannels {
  readonly provider: string;
  readonly channelIds: readonly string[];
}

/** Outcome of an act on many channels. */
export interface ManyOutcome {
  /** Channels on which it took effect, as they are afterwards. */
  readonly channels: readonly ChannelRow[];
  /** Refusals of the others, by the index of the channel's id. */
  readonly refused: ReadonlyMap<number, PlatformError>;
  readonly transaction?: EvmTransaction | undefined;
}

/** Limit of channels that one transaction acts on, so that it fits a block. */
const maxBatch = 50;

/** Redemptions of accepted tokens, in two transactions. The chain alone knows which are under way. */
export class RedemptionService {
  readonly #options: RedemptionServiceOptions;

  constructor(options: RedemptionServiceOptions) {
    this.#options = options;
  }

  /**
   * Closes the token id in use, whose tokens still count during the tolerance period. New prices are the next id's.
   * @throws NOT_FOUND, FORBIDDEN, BAD_INPUT, REDEMPTION_PENDING, WRONG_STATE
   */
  start({ channelId, prices }: StartRedemption, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const callOf = (channel: ChannelRow) => this.#startCall(channel, prices);
    return this.#options.channels.act({ channelId, party: "provider", callOf }, principal, journal);
  }

  /**
   * Redeems the newest token of each lane of the closed token id, or nothing when there is none.
   * @throws NOT_FOUND, FORBIDDEN, TOO_EARLY before the tolerance period ended, WRONG_STATE when none was started
   */
  finalize(channelId: string, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const callOf = (channel: ChannelRow) => this.#finalizeCall(channel);
    return this.#options.channels.act({ channelId, party: "provider", callOf }, principal, journal);
  }

  /** As {@link start} for many channels in one transaction. @throws FORBIDDEN, BAD_INPUT */
  startMany(many: ManyChannels, principal: Principal, journal: Journal): Promise<ManyOutcome> {
    return this.#actOnMany(many, (channel) => this.#startCall(channel, []), principal, journal);
  }

  /** As {@link finalize} for many channels in one transaction. @throws FORBIDDEN, BAD_INPUT */
  finalizeMany(many: ManyChannels, principal: Principal, journal: Journal): Promise<ManyOutcome> {
    return this.#actOnMany(many, (channel) => this.#finalizeCall(channel), principal, journal);
  }

  async #actOnMany(many: ManyChannels, callOf: CallOf, principal: Principal, journal: Journal): Promise<ManyOutcome> {
    const { accounts, channels, contract } = this.#options;
    const ids = many.channelIds.map((id) => id.toLowerCase());
    requireBatch(ids);
    const provider = await accounts.require(many.provider, principal);
    const refused = new Map<number, PlatformError>();
    const refuse = (index: number) => (error: unknown) => {
      if (!isRefusal(error)) throw error;
      refused.set(index, error);
      return undefined;
    };
    const callOn = async (id: string): Promise<PreparedCall> => {
      const call = await callOf(requireProvider(await channels.require(id), provider.address));
      return { lanes: lanesIn(call), ...encodedCall(call) };
    };
    const prepared = await Promise.all(ids.map((id, index) => callOn(id).catch(refuse(index))));
    const calls = fitting(prepared, (index) => refused.set(index, tooMuch()));
    if (calls.length === 0) return { channels: [], refused };
    const { transaction, failed } = await contract.batch(provider, calls, journal);
    for (const [channel, error] of failed) refused.set(ids.indexOf(channel), error);
    const done = ids.filter((_id, index) => !refused.has(index));
    return { channels: await Promise.all(done.map((id) => channels.require(id))), refused, transaction };
  }

  /** @param prices under the next token id; lanes that are not named keep theirs. @throws BAD_INPUT, WRONG_STATE */
  async #startCall({ address, tokenId }: ChannelRow, prices: readonly PricedLane[]): Promise<ChannelCall> {
    if (tokenId > lastRedeemableId)
      throw new PlatformError("WRONG_STATE", `there is no token id after ${tokenId}: terminate the channel instead`);
    const known = prices.length > 0 ? await findLanes(this.#options.sql, address) : [];
    return { channel: address, act: "startRedemption", values: [tokenId + 1n, laneTerms(prices, known)] };
  }

  /** Closes the expiring token id for good. @throws TOO_EARLY before the tolerance period ended */
  async #finalizeCall({ address, redemptionReadyAt }: ChannelRow): Promise<ChannelCall> {
    // From here on the closed id is refused, so no token comes later than the one redeemed.
    if (this.#options.now() < redemptionReadyAt) {
      const ready = new Date(redemptionReadyAt * 1000).toISOString();
      throw new PlatformError("TOO_EARLY", `tokens of the closed id still count until ${ready}; redeem then`, {
        retryable: true,
      });
    }
    return { channel: address, act: "finalizeRedemption", values: [await this.#newestTokens(address)] };
  }

  /** Newest tokens by ascending lanes, but those that the contract would refuse, and all others with them. */
  async #newestTokens(address: string): Promise<readonly unknown[]> {
    const { chain, live, accepted } = this.#options;
    const channel = live.find(address);
    if (!channel) return [];
    const { expiringTokenId: tokenId, consumer, lanes } = channel;
    const newest = [...(await accepted.close({ channel: address, tokenId }))].sort(([one], [other]) => one - other);
    const digests = new TokenDigest(chain.chainId, address, consumer);
    return newest.flatMap(([lane, { requests, signature }]) => {
      const isSigner = (signer: string) => countsAsSigner(channel, tokenId, signer);
      const completed = withRecoveryByte(digests.of(tokenId, lane, requests), signature, isSigner);
      if (!completed || priceUnder(lanes.get(lane), tokenId) === undefined) return [];
      return [{ tokenId, lane, requests, signature: hexlify(completed) }];
    });
  }
}

interface PreparedCall extends EncodedCall {
  readonly lanes: number;
}

/** Number of lanes that a call redeems, which are its cost. */
const lanesIn = ({ act, values: [tokens] = [] }: ChannelCall): number =>
  act === "finalizeRedemption" && Array.isArray(tokens) ? tokens.length : 0;

/** Calls that fit one transaction, as one on a channel with {@link maxLanesOfChannel} does. */
function fitting(calls: readonly (PreparedCall | undefined)[], refuse: (index: number) => void): PreparedCall[] {
  let room = maxLanesOfChannel;
  return calls.filter((call, index): call is PreparedCall => {
    const fits = call !== undefined && call.lanes <= room;
    if (fits) room -= call.lanes;
    else if (call) refuse(index);
    return fits;
  });
}

const tooMuch = () => new PlatformError("BAD_INPUT", "the transaction is full; redeem the channel in another one");

type CallOf = (channel: ChannelRow) => Promise<ChannelCall>;

function requireBatch(ids: readonly string[]): void {
  if (ids.length < 1 || ids.length > maxBatch) {
    throw new PlatformError("BAD_INPUT", `channelIds takes 1 to ${maxBatch} channels at a time, not ${ids.length}`);
  }
  if (new Set(ids).size < ids.length)
    throw new PlatformError("BAD_INPUT", "channelIds must name each channel only once");
}

function requireProvider(channel: ChannelRow, provider: string): ChannelRow {
  if (channel.provider === provider) return channel;
  throw new PlatformError("FORBIDDEN", `${channel.address} pays ${channel.provider}, not ${provider}`);
}

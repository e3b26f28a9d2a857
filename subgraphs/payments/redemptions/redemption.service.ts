import { PlatformError } from "../../../errors/platform-error.ts";
import { isRefusal } from "../../../errors/refusal.ts";
import type { Journal } from "../../../store/requests/journal.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { ChannelOutcome, ChannelService } from "../channels/channel.service.ts";
import { type ChannelCall, type ChannelContract, type EncodedCall, encodedCall } from "../channels/channel-contract.ts";
import { maxLanesOfChannel, type PricedLane } from "../channels/lane-terms.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { EvmTransaction } from "../model/transaction.ts";
import { RedemptionCalls, type RedemptionCallsOptions } from "./redemption-calls.ts";

export interface RedemptionServiceOptions extends RedemptionCallsOptions {
  readonly accounts: AccountService;
  readonly channels: ChannelService;
  readonly contract: ChannelContract;
}

/** A redemption to start. */
export interface StartRedemption {
  readonly channelId: string;
  /** Of the next token id; lanes that are not named cost what they did. */
  readonly prices: readonly PricedLane[];
}

/** Channels of one provider. */
export interface ManyChannels {
  readonly provider: string;
  readonly channelIds: readonly string[];
}

/** What became of an act on many channels. */
export interface ManyOutcome {
  /** Those on which it took effect, as they are afterwards. */
  readonly channels: readonly ChannelRow[];
  /** By the index of the channel's id, why not on the others. */
  readonly refused: ReadonlyMap<number, PlatformError>;
  readonly transaction?: EvmTransaction | undefined;
}

/** How many channels one transaction may act on, so that it fits a block. */
const maxBatch = 50;

/** Turns accepted tokens into money, in two transactions. What is under way is told by the chain alone. */
export class RedemptionService {
  readonly #options: RedemptionServiceOptions;
  readonly #calls: RedemptionCalls;

  constructor(options: RedemptionServiceOptions) {
    this.#options = options;
    this.#calls = new RedemptionCalls(options);
  }

  /**
   * Closes the active token id; its tokens still count during the tolerance period. New prices are those of the next id.
   * @throws NOT_FOUND, FORBIDDEN, BAD_INPUT, REDEMPTION_PENDING, WRONG_STATE
   */
  start({ channelId, prices }: StartRedemption, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    return this.#act(channelId, (channel) => this.#calls.start(channel, prices), principal, journal);
  }

  /**
   * Redeems the newest token of each lane of the closed id, or nothing when there is none.
   * @throws NOT_FOUND, FORBIDDEN, TOO_EARLY before the tolerance period ended, WRONG_STATE when none was started
   */
  finalize(channelId: string, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    return this.#act(channelId, (channel) => this.#calls.finalize(channel), principal, journal);
  }

  /** As {@link start} for many channels in one transaction. @throws FORBIDDEN, BAD_INPUT */
  startMany(many: ManyChannels, principal: Principal, journal: Journal): Promise<ManyOutcome> {
    return this.#actOnMany(many, (channel) => this.#calls.start(channel, []), principal, journal);
  }

  /** As {@link finalize} for many channels in one transaction. @throws FORBIDDEN, BAD_INPUT */
  finalizeMany(many: ManyChannels, principal: Principal, journal: Journal): Promise<ManyOutcome> {
    return this.#actOnMany(many, (channel) => this.#calls.finalize(channel), principal, journal);
  }

  async #act(channelId: string, callOf: CallOf, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const { accounts, channels, contract } = this.#options;
    const channel = await channels.require(channelId);
    const provider = await accounts.require(channel.provider, principal);
    const transaction = await contract.act(provider, await callOf(channel), journal);
    return { channel: await channels.require(channelId), transaction };
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
}

interface PreparedCall extends EncodedCall {
  readonly lanes: number;
}

/** Of what redeems, on how many lanes; they are what it costs. */
const lanesIn = ({ act, values: [tokens] = [] }: ChannelCall): number =>
  act === "finalizeRedemption" && Array.isArray(tokens) ? tokens.length : 0;

/** Those that fit one transaction, which a channel with as many lanes as there can be does. */
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

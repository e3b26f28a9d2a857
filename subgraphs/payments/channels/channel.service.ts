import { randomBytes } from "node:crypto";
import { flawOf } from "@ledgerloom/pay/protocol";
import { hexlify, ZeroAddress } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Sql } from "../../../store/database/database.ts";
import { type Journal, remembered } from "../../../store/requests/journal.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import { callerLabel } from "../model/call-path.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { encodeLabel } from "../model/lane-label.ts";
import type { EvmTransaction } from "../model/transaction.ts";
import type { Budgets } from "../policies/budgets.ts";
import { findChannel } from "../projection/channel-reads.ts";
import type { ChannelCall, ChannelContract } from "./channel-contract.ts";
import { laneTerms, type PricedLane, requireLane } from "./lane-terms.ts";

/** A channel after an act, and the transaction that did it. */
export interface ChannelOutcome {
  readonly channel: ChannelRow;
  readonly transaction: EvmTransaction;
}

/** A party of a channel that acts on it. */
export interface PartyOfChannel {
  readonly channelId: string;
  /** Address of its consumer or provider. */
  readonly party: string;
}

export interface OpenChannel {
  readonly consumer: string;
  readonly provider: string;
  /** Address of a token; ether without. */
  readonly asset?: string | null | undefined;
  readonly lanes: readonly PricedLane[];
  /** Seconds, like the next. */
  readonly tolerancePeriod: number;
  readonly terminationPeriod: number;
  /** First deposit, in the asset's smallest unit; may be 0. */
  readonly deposit: bigint;
  /** 32 bytes; random without. The same salt gives the same channel, which opens only once. */
  readonly salt?: string | null | undefined;
}

export interface OpenLane {
  readonly channelId: string;
  readonly lane: number;
  /** Lane whose price it takes over. */
  readonly pricedAs: number;
  /** Account on whose behalf requests on it are. */
  readonly origin?: string | null | undefined;
  /** Label of a lane that is for no caller. */
  readonly label: string;
}

/** Call of a channel's function by a party: `consumer`, `provider` or the address of either. */
export interface ActOnChannel extends PartyOfChannel {
  readonly callOf: (channel: ChannelRow, account: HeldAccount) => ChannelCall | Promise<ChannelCall>;
}

/** Acts of a channel's parties. */
export class ChannelService {
  readonly #accounts: AccountService;
  readonly #sql: Sql;
  readonly #contract: ChannelContract;
  readonly #budgets: Budgets;

  constructor(accounts: AccountService, sql: Sql, contract: ChannelContract, budgets: Budgets) {
    this.#accounts = accounts;
    this.#sql = sql;
    this.#contract = contract;
    this.#budgets = budgets;
  }

  /** @throws NOT_FOUND */
  async require(address: string): Promise<ChannelRow> {
    const channel = await findChannel(this.#sql, address);
    if (!channel) throw new PlatformError("NOT_FOUND", `there is no payment channel ${address}`);
    return channel;
  }

  /**
   * The consumer opens a channel.
   * @throws FORBIDDEN, ALREADY_EXISTS, BAD_INPUT, INSUFFICIENT_FUNDS, BUDGET_EXCEEDED, TERMS_NOT_ALLOWED
   */
  async open(given: OpenChannel, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const { consumer, provider, tolerancePeriod, terminationPeriod, deposit } = given;
    const flaw = flawOf(given);
    if (flaw) throw new PlatformError("BAD_INPUT", flaw);
    const lanes = laneTerms(given.lanes);
    const account = await this.#accounts.require(consumer, principal);
    const voucherKey = await remembered(journal, () => this.#accounts.voucherKeys.newest(account));
    const salt = given.salt ?? (await remembered(journal, () => hexlify(randomBytes(32))));
    const asset = given.asset ?? ZeroAddress;
    const channel = { consumer, provider, asset, tolerancePeriod, terminationPeriod, voucherKey };
    const address = await this.#contract.addressOf(channel, salt);
    const spending = {
      account: account.address,
      asset: asset.toLowerCase(),
      peer: provider.toLowerCase(),
      amount: deposit,
      terminationPeriod,
    };
    const transaction = await this.#budgets.spend(spending, journal.act, async () => {
      if (asset !== ZeroAddress && deposit > 0n) {
        await this.#contract.approve(account, { asset, channel: address, amount: deposit }, journal);
      }
      return this.#contract.open(account, { channel, lanes, salt, deposit }, journal);
    });
    return { channel: await this.require(address), transaction };
  }

  /**
   * The consumer opens a lane that costs what another does.
   * @throws NOT_FOUND, FORBIDDEN, ALREADY_EXISTS, BAD_INPUT, WRONG_STATE
   */
  openLane({ channelId, lane, pricedAs, origin, label }: OpenLane, principal: Principal, journal: Journal) {
    requireLane(lane);
    requireLane(pricedAs);
    if (origin && label)
      throw new PlatformError(
        "BAD_INPUT",
        "give origin or label, and not both: a lane for an account is labelled with it",
      );
    const values = [lane, pricedAs, origin ? callerLabel(origin) : encodeLabel(label)];
    const callOf = ({ address: channel }: ChannelRow) => ({ channel, act: "openLane", values }) as const;
    return this.act({ channelId, party: "consumer", callOf }, principal, journal);
  }

  /**
   * The consumer's tokens are signed by a new key from now on; those under way still count.
   * @throws NOT_FOUND, FORBIDDEN, WRONG_STATE
   */
  rotateVoucherKey(channelId: string, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const callOf = async ({ address: channel }: ChannelRow, account: HeldAccount) => {
      const values = [await this.#accounts.voucherKeys.make(account, journal)];
      return { channel, act: "rotateVoucherKey", values } as const;
    };
    return this.act({ channelId, party: "consumer", callOf }, principal, journal);
  }

  /** A party takes out what is due to it. @throws NOT_FOUND, FORBIDDEN, INSUFFICIENT_FUNDS when nothing is */
  payOut(party: PartyOfChannel, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const callOf = ({ address: channel }: ChannelRow, { address }: HeldAccount) =>
      ({ channel, act: "payOut", values: [address] }) as const;
    return this.act({ ...party, callOf }, principal, journal);
  }

  /**
   * The provider ends the channel at once; the consumer gives notice, and with a second call after the termination
   * period ends it.
   * @throws NOT_FOUND, FORBIDDEN, REDEMPTION_PENDING, TOO_EARLY, WRONG_STATE
   */
  terminate(party: PartyOfChannel, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const callOf = ({ address: channel, provider, status }: ChannelRow, account: HeldAccount): ChannelCall => {
      const consumersAct = status === "TERMINATING" ? "finalizeTermination" : "startTermination";
      return { channel, act: account.address === provider ? "terminate" : consumersAct };
    };
    return this.act({ ...party, callOf }, principal, journal);
  }

  /**
   * Calls a channel's function with the keys of a party.
   * @returns the channel afterwards @throws NOT_FOUND, FORBIDDEN, what the contract refuses
   */
  async act(
    { channelId, party, callOf }: ActOnChannel,
    principal: Principal,
    journal: Journal,
  ): Promise<ChannelOutcome> {
    const channel = await this.require(channelId);
    const address = party === "consumer" || party === "provider" ? channel[party] : party;
    const account = await this.#accounts.require(address, principal);
    const transaction = await this.#contract.act(account, await callOf(channel, account), journal);
    return { channel: await this.require(channel.address), transaction };
  }
}

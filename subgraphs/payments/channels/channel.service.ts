import { randomBytes } from "node:crypto";
import { hexlify, ZeroAddress } from "ethers";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { Principal } from "../../../principals/principal.ts";
import { type Journal, remembered } from "../../shared/requests/journal.ts";
import type { Sql } from "../../shared/store/database.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { Budgets } from "../policies/budgets.ts";
import { findChannel } from "../projection/channel-reads.ts";
import type { ChannelRow } from "../projection/channel-row.ts";
import type { EvmTransaction } from "../transaction.type.ts";
import type { ChannelContract, ChannelTerms } from "./channel-contract.ts";

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

/** A deposit into a channel. */
export interface Deposit {
  readonly channelId: string;
  /** Address of whoever pays it. */
  readonly from: string;
  /** In wei. */
  readonly amount: bigint;
}

export interface OpenChannel extends Omit<ChannelTerms, "voucherKey"> {
  /** In wei; may be 0. */
  readonly deposit: bigint;
  /** 32 bytes; random without. The same salt gives the same channel, hence opens it once only. */
  readonly salt?: string | undefined;
}

/** What the parties of a channel do with it. */
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
   * @throws FORBIDDEN, ALREADY_EXISTS, BAD_INPUT, INSUFFICIENT_FUNDS, BUDGET_EXCEEDED
   */
  async open(
    { deposit, salt: chosen, ...terms }: OpenChannel,
    principal: Principal,
    journal: Journal,
  ): Promise<ChannelOutcome> {
    requireRange("pricePerRequest", terms.pricePerRequest, 2n ** 128n - 1n);
    requireRange("tolerancePeriod", BigInt(terms.tolerancePeriod), 2n ** 32n - 1n);
    requireRange("terminationPeriod", BigInt(terms.terminationPeriod), 2n ** 32n - 1n);
    const consumer = await this.#accounts.require(terms.consumer, principal);
    const channel = { ...terms, voucherKey: consumer.voucherAddress };
    const salt = chosen ?? (await remembered(journal, () => hexlify(randomBytes(32))));
    const spending = {
      account: consumer.address,
      asset: ZeroAddress,
      peer: terms.provider.toLowerCase(),
      amount: deposit,
    };
    const transaction = await this.#budgets.spend(spending, journal.act, () =>
      this.#contract.open(consumer, { channel, salt, deposit }, journal),
    );
    const address = await this.#contract.addressOf(terms.consumer, terms.provider, salt);
    return this.#outcome(address, transaction);
  }

  /**
   * Anybody adds to the consumer's deposit.
   * @throws NOT_FOUND, FORBIDDEN, WRONG_STATE, INSUFFICIENT_FUNDS, BUDGET_EXCEEDED
   */
  async deposit({ channelId, from, amount }: Deposit, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const payer = await this.#accounts.require(from, principal);
    const { address, asset, provider } = await this.require(channelId);
    const call = { channel: address, act: "deposit", value: amount } as const;
    const spending = { account: payer.address, asset, peer: provider, amount };
    const pay = () => this.#contract.act(payer, call, journal);
    return this.#outcome(address, await this.#budgets.spend(spending, journal.act, pay));
  }

  /** A party takes out what is due to it. @throws NOT_FOUND, FORBIDDEN, INSUFFICIENT_FUNDS when nothing is */
  async payOut({ channelId, party }: PartyOfChannel, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const account = await this.#accounts.require(party, principal);
    const { address } = await this.require(channelId);
    return this.#outcome(address, await this.#contract.act(account, { channel: address, act: "payOut" }, journal));
  }

  /**
   * The provider ends the channel at once; the consumer gives notice, and with a second call after the termination
   * period ends it.
   * @throws NOT_FOUND, FORBIDDEN, REDEMPTION_PENDING, TOO_EARLY, WRONG_STATE
   */
  async terminate(
    { channelId, party }: PartyOfChannel,
    principal: Principal,
    journal: Journal,
  ): Promise<ChannelOutcome> {
    const account = await this.#accounts.require(party, principal);
    const channel = await this.require(channelId);
    const noticeGiven = channel.status === "TERMINATING";
    const consumersAct = noticeGiven ? "finalizeTermination" : "startTermination";
    const act = account.address === channel.provider ? "terminate" : consumersAct;
    const { address } = channel;
    return this.#outcome(address, await this.#contract.act(account, { channel: address, act }, journal));
  }

  async #outcome(address: string, transaction: EvmTransaction): Promise<ChannelOutcome> {
    return { channel: await this.require(address), transaction };
  }
}

function requireRange(name: string, value: bigint, maximum: bigint): void {
  if (value >= 0n && value <= maximum) return;
  throw new PlatformError("BAD_INPUT", `${name} must be from 0 to ${maximum}`);
}

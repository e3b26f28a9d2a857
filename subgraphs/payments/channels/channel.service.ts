import { randomBytes } from "node:crypto";
import { hexlify } from "ethers";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { Principal } from "../../../principals/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { ChannelProjection } from "../projection/channel-projection.ts";
import type { ChannelRow } from "../projection/channel-row.ts";
import type { ChannelContract, ChannelTerms, MinedTransaction } from "./channel-contract.ts";

/** A channel after an act, and the transaction that did it. */
export interface ChannelOutcome {
  readonly channel: ChannelRow;
  readonly transaction: MinedTransaction;
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
  readonly #projection: ChannelProjection;
  readonly #contract: ChannelContract;

  constructor(accounts: AccountService, projection: ChannelProjection, contract: ChannelContract) {
    this.#accounts = accounts;
    this.#projection = projection;
    this.#contract = contract;
  }

  /** @throws NOT_FOUND */
  require(address: string): ChannelRow {
    const channel = this.#projection.find(address.toLowerCase());
    if (!channel) throw new PlatformError("NOT_FOUND", `there is no payment channel ${address}`);
    return channel;
  }

  /**
   * The consumer opens a channel.
   * @throws FORBIDDEN, ALREADY_EXISTS, BAD_INPUT, INSUFFICIENT_FUNDS
   */
  async open(
    { deposit, salt = hexlify(randomBytes(32)), ...terms }: OpenChannel,
    principal: Principal,
  ): Promise<ChannelOutcome> {
    requireRange("pricePerRequest", terms.pricePerRequest, 2n ** 128n - 1n);
    requireRange("tolerancePeriod", BigInt(terms.tolerancePeriod), 2n ** 32n - 1n);
    requireRange("terminationPeriod", BigInt(terms.terminationPeriod), 2n ** 32n - 1n);
    const consumer = this.#accounts.require(terms.consumer, principal);
    const voucherKey = consumer.voucherAddress;
    const transaction = await this.#contract.open(consumer, { ...terms, voucherKey }, salt, deposit);
    const address = await this.#contract.addressOf(terms.consumer, terms.provider, salt);
    return { channel: this.require(address), transaction };
  }

  /** Anybody adds to the consumer's deposit. @throws NOT_FOUND, FORBIDDEN, WRONG_STATE, INSUFFICIENT_FUNDS */
  async deposit(address: string, from: string, amount: bigint, principal: Principal): Promise<ChannelOutcome> {
    const payer = this.#accounts.require(from, principal);
    const channel = this.require(address);
    return this.#outcome(channel, await this.#contract.act(payer, channel.address, "deposit", [], amount));
  }

  /** A party takes out what is due to it. @throws NOT_FOUND, FORBIDDEN, INSUFFICIENT_FUNDS when nothing is */
  async payOut(address: string, party: string, principal: Principal): Promise<ChannelOutcome> {
    const account = this.#accounts.require(party, principal);
    const channel = this.require(address);
    return this.#outcome(channel, await this.#contract.act(account, channel.address, "payOut"));
  }

  /**
   * The provider ends the channel at once; the consumer gives notice, and with a second call after the termination
   * period ends it.
   * @throws NOT_FOUND, FORBIDDEN, REDEMPTION_PENDING, TOO_EARLY, WRONG_STATE
   */
  async terminate(address: string, party: string, principal: Principal): Promise<ChannelOutcome> {
    const account = this.#accounts.require(party, principal);
    const channel = this.require(address);
    const noticeGiven = channel.status === "TERMINATING";
    const consumersAct = noticeGiven ? "finalizeTermination" : "startTermination";
    const act = account.address === channel.provider ? "terminate" : consumersAct;
    return this.#outcome(channel, await this.#contract.act(account, channel.address, act));
  }

  #outcome({ address }: ChannelRow, transaction: MinedTransaction): ChannelOutcome {
    return { channel: this.require(address), transaction };
  }
}

function requireRange(name: string, value: bigint, maximum: bigint): void {
  if (value >= 0n && value <= maximum) return;
  throw new PlatformError("BAD_INPUT", `${name} must be from 0 to ${maximum}`);
}

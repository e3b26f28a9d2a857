import { randomBytes } from "node:crypto";
import { hexlify, Signature, ZeroAddress } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { type Journal, remembered } from "../../../store/requests/journal.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { EvmTransaction } from "../model/transaction.ts";
import type { Budgets } from "../policies/budgets.ts";
import type { ChannelOutcome, ChannelService } from "./channel.service.ts";
import type { ChannelContract } from "./channel-contract.ts";
import { signAuthorization, signPermit } from "./token-contract.ts";

/** Authorisation for a channel to take its signer's tokens (EIP-3009). */
export interface SignedAuthorization {
  readonly validAfter?: Date | null | undefined;
  readonly validBefore: Date;
  /** 32 bytes. */
  readonly nonce: string;
  readonly signature: string;
}

/** A deposit into a channel. */
export interface Deposit {
  readonly channelId: string;
  /** Address of the payer. */
  readonly from: string;
  /** In the asset's smallest unit. */
  readonly amount: bigint;
  /** Asset that the payer expects: a token's address; null for ether. Unchecked when left out. */
  readonly asset?: string | null | undefined;
  /** Address of the sender of an authorised deposit, when that is not the payer. */
  readonly sender?: string | null | undefined;
  readonly authorization?: SignedAuthorization | null | undefined;
}

export interface DepositServiceOptions {
  readonly accounts: AccountService;
  readonly channels: ChannelService;
  readonly contract: ChannelContract;
  readonly budgets: Budgets;
  readonly chain: EvmChain;
  /** Unix seconds. */
  readonly now: () => number;
}

interface Payment {
  readonly channel: ChannelRow;
  readonly deposit: Deposit;
  readonly sender: HeldAccount;
  readonly principal: Principal;
  readonly journal: Journal;
}

const onlyBySender = "the channel is paid with ether, which only its sender pays: leave out sender and authorization";

/** Validity of signatures made here, in seconds. */
const validSeconds = 3_600;

/** Deposits into channels: ether, or tokens by a permit, an approval or an authorisation. */
export class DepositService {
  readonly #options: DepositServiceOptions;

  constructor(options: DepositServiceOptions) {
    this.#options = options;
  }

  /**
   * Anybody adds to the consumer's deposit.
   * @throws NOT_FOUND, FORBIDDEN, WRONG_STATE, INSUFFICIENT_FUNDS, BUDGET_EXCEEDED, TERMS_NOT_ALLOWED, BAD_INPUT
   */
  async deposit(deposit: Deposit, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const { accounts, channels, budgets } = this.#options;
    const channel = await channels.require(deposit.channelId);
    requireAsset(channel, deposit);
    const sender = await accounts.require(deposit.sender ?? deposit.from, principal);
    const { asset, provider: peer, terminationPeriod } = channel;
    const spending = { account: deposit.from.toLowerCase(), asset, peer, amount: deposit.amount, terminationPeriod };
    const pay = () => this.#pay({ channel, deposit, sender, principal, journal });
    const transaction = await budgets.spend(spending, journal.act, pay);
    return { channel: await channels.require(deposit.channelId), transaction };
  }

  #pay(payment: Payment): Promise<EvmTransaction> {
    const { channel, deposit, sender, journal } = payment;
    const isOwn = sender.address === deposit.from.toLowerCase() && !deposit.authorization;
    if (!isOwn) return this.#handIn(payment);
    if (channel.asset !== ZeroAddress) return this.#payTokens(payment);
    const call = { channel: channel.address, act: "deposit", values: [deposit.amount], value: deposit.amount } as const;
    return this.#options.contract.act(sender, call, journal);
  }

  /** One transaction with a permit where the token takes permits; else an approval before. */
  async #payTokens({ channel: { address, asset }, deposit: { amount }, sender, journal }: Payment) {
    const { contract, chain, now } = this.#options;
    const deadline = now() + validSeconds;
    const permit = { owner: sender.address, spender: address, value: amount, deadline };
    const signature = await signPermit({ chain, address: asset }, permit, sender.privateKey);
    if (signature) {
      const values = [amount, deadline, signature.v, signature.r, signature.s];
      return contract.act(sender, { channel: address, act: "depositWithPermit", values }, journal);
    }
    await contract.approve(sender, { asset, channel: address, amount }, journal);
    return contract.act(sender, { channel: address, act: "deposit", values: [amount] }, journal);
  }

  async #handIn(payment: Payment): Promise<EvmTransaction> {
    const { channel, deposit, sender, journal } = payment;
    if (channel.asset === ZeroAddress) throw new PlatformError("BAD_INPUT", onlyBySender);
    const signed = deposit.authorization ?? (await this.#authorize(payment));
    const { v, r, s } = signatureOf(signed.signature);
    const [validAfter, validBefore] = [seconds(signed.validAfter), seconds(signed.validBefore)];
    const values = [deposit.from, deposit.amount, validAfter, validBefore, signed.nonce, v, r, s];
    const call = { channel: channel.address, act: "depositWithAuthorization", values } as const;
    return this.#options.contract.act(sender, call, journal);
  }

  async #authorize({ channel, deposit, principal, journal }: Payment): Promise<SignedAuthorization> {
    const { accounts, chain, now } = this.#options;
    const { from, amount: value } = deposit;
    const { privateKey } = await accounts.require(from, principal);
    const nonce = await remembered(journal, () => hexlify(randomBytes(32)));
    const validBefore = now() + validSeconds;
    const authorization = { from, to: channel.address, value, validAfter: 0, validBefore, nonce };
    const signature = await signAuthorization({ chain, address: channel.asset }, authorization, privateKey);
    return { validBefore: new Date(validBefore * 1000), nonce, signature: signature.serialized };
  }
}

function requireAsset(channel: ChannelRow, { asset }: Deposit): void {
  if (asset === undefined || (asset ?? ZeroAddress).toLowerCase() === channel.asset) return;
  throw new PlatformError(
    "BAD_INPUT",
    `asset is not this channel's, which is paid with ${channel.asset === ZeroAddress ? "ether, null" : channel.asset}`,
  );
}

/** @throws BAD_SIGNATURE when it cannot be one */
function signatureOf(signature: string): Signature {
  try {
    return Signature.from(signature);
  } catch (error) {
    throw new PlatformError(
      "BAD_SIGNATURE",
      "authorization.signature is none: it takes the 65 bytes of an EIP-3009 signature",
      { cause: error },
    );
  }
}

const seconds = (time: Date | null | undefined): number => Math.floor((time?.getTime() ?? 0) / 1000);

import { SigningKey } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { type Journal, remembered } from "../../../store/requests/journal.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { closeDigest } from "../model/payment-token.ts";
import type { EvmTransaction } from "../model/transaction.ts";
import type { ChannelService } from "./channel.service.ts";
import type { ChannelContract } from "./channel-contract.ts";

/** Closing of a channel by agreement. */
export interface Close {
  readonly channelId: string;
  /** Total redeemed by the provider in the end, in the asset's smallest unit. */
  readonly redeemed: bigint;
  readonly deadline?: Date | null | undefined;
  readonly consumerSignature?: string | null | undefined;
}

/** Agreement of a consumer to end a channel. */
export interface CloseAgreement {
  readonly redeemed: bigint;
  readonly deadline: Date;
  readonly consumerSignature: string;
}

export interface CloseOutcome {
  readonly channel: ChannelRow;
  readonly agreement: CloseAgreement;
  /** None while the provider has not agreed. */
  readonly transaction?: EvmTransaction;
}

export interface CloseServiceOptions {
  readonly chain: Pick<EvmChain, "chainId">;
  readonly accounts: AccountService;
  readonly channels: ChannelService;
  readonly contract: ChannelContract;
  /** Unix seconds. */
  readonly now: () => number;
}

/** Validity of an agreement without a deadline, in seconds. */
const validSeconds = 3_600;

/**
 * Cooperative close of channels. The consumer signs first and the provider hands in: with a provider's signature in hand,
 * the consumer could use services and then end the channel at the old figure.
 */
export class CloseService {
  readonly #options: CloseServiceOptions;

  constructor(options: CloseServiceOptions) {
    this.#options = options;
  }

  /**
   * Signs for each party whose keys are held for the principal's organisation, and ends the channel when that makes both.
   * @throws NOT_FOUND, FORBIDDEN, BAD_INPUT for what the contract would never take, BAD_SIGNATURE, DEADLINE_EXPIRED, WRONG_STATE
   */
  async close(close: Close, principal: Principal, journal: Journal): Promise<CloseOutcome> {
    const { chain, accounts, channels, contract, now } = this.#options;
    const channel = await channels.require(close.channelId);
    // Decided once: an act done again after a crash may find the channel closed, and the deadline passed.
    const deadline = await remembered(journal, () => agreeableUntil(close, channel, now()));
    const digest = closeDigest(chain.chainId, channel.address, { redeemed: close.redeemed, deadline });
    const { consumerSignature: given } = close;
    const provider = await (given
      ? accounts.require(channel.provider, principal)
      : accounts.find(channel.provider, principal));
    const consumerSignature = given ?? sign(await accounts.require(channel.consumer, principal), digest);
    const agreement = { redeemed: close.redeemed, deadline: new Date(deadline * 1000), consumerSignature };
    if (!provider) return { channel, agreement };
    const values = [close.redeemed, deadline, consumerSignature, sign(provider, digest)];
    const transaction = await contract.act(provider, { channel: channel.address, act: "close", values }, journal);
    return { channel: await channels.require(channel.address), agreement, transaction };
  }
}

/**
 * Deadline of an agreement that the contract takes now: no signature is made that another party could use only later.
 * @throws WRONG_STATE, BAD_INPUT
 */
function agreeableUntil({ redeemed, deadline: given }: Close, channel: ChannelRow, now: number): number {
  if (channel.status === "TERMINATED")
    throw new PlatformError(
      "WRONG_STATE",
      "the channel has ended, and only what is due can be paid out (payoutWithdraw)",
    );
  const most = channel.redeemed + channel.held;
  if (redeemed < channel.redeemed || redeemed > most) {
    throw new PlatformError(
      "BAD_INPUT",
      `redeemed takes ${channel.redeemed} to ${most} for this channel, not ${redeemed}`,
    );
  }
  const deadline = given ? Math.floor(given.getTime() / 1000) : now + validSeconds;
  if (deadline <= now)
    throw new PlatformError("BAD_INPUT", "deadline has passed; give a later one, or none for an hour");
  return deadline;
}

function sign({ privateKey }: HeldAccount, digest: string): string {
  return new SigningKey(privateKey).sign(digest).serialized;
}

import { AbiCoder, hexlify, Interface } from "ethers";
import type { SignedRecord, TransactionRequest } from "../../../ledgers/evm/sender.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import { withRecoveryByte } from "../model/signature.ts";
import type { EvmTransaction } from "../model/transaction.ts";
import { collectorAddress, settlementAddress, settlementFunctions } from "../projection/scheme.ts";
import type { SchemeChannel } from "../projection/scheme-table.ts";
import type { DepositPayload } from "./payment-payload.ts";
import type { SchemeDigests } from "./scheme-digests.ts";
import type { Charged } from "./voucher-store.ts";

const contract = new Interface(settlementFunctions);

/** Claim on a channel: the charge that the contract does not know yet. */
export interface Claim extends Charged {
  readonly channel: SchemeChannel;
  /** Amount that can be claimed in all, and the part of it that is not yet. */
  readonly total: bigint;
  readonly unclaimed: bigint;
}

/** Claim of a newest charge, up to the balance: a withdrawal may have left less. */
export function claimOf(channel: SchemeChannel, newest: Charged): Claim {
  const isCovered = newest.charged <= channel.balance;
  const total = isCovered ? newest.charged : channel.balance;
  return { ...newest, channel, total, unclaimed: total - channel.claimed };
}

/** Sends a transaction, and returns when reads show its effect. */
export type SendTransaction = (
  account: HeldAccount,
  request: TransactionRequest,
  record?: SignedRecord,
) => Promise<EvmTransaction>;

/** Transactions of a provider on the scheme's contract, which need no signature but the payer's. */
export class SettlementContract {
  readonly #digests: SchemeDigests;
  readonly #send: SendTransaction;

  constructor(digests: SchemeDigests, send: SendTransaction) {
    this.#digests = digests;
    this.#send = send;
  }

  /** Collects a deposit that the payer has authorised. */
  deposit(account: HeldAccount, { channelConfig, deposit }: DepositPayload): Promise<EvmTransaction> {
    const { validAfter, validBefore, salt, signature } = deposit.authorization.erc3009Authorization;
    const authorization = AbiCoder.defaultAbiCoder().encode(
      ["uint256", "uint256", "uint256", "bytes"],
      [validAfter, validBefore, salt, signature],
    );
    const values = [channelConfig, deposit.amount, collectorAddress, authorization];
    return this.#call(account, [contract.encodeFunctionData("deposit", values)]);
  }

  /** Claims from many channels, and has everything claimed so far in their tokens paid out, in one transaction. */
  claim(account: HeldAccount, claims: readonly Claim[], record?: SignedRecord): Promise<EvmTransaction> {
    return this.#call(account, this.#claimCalls(account, claims), record);
  }

  /** Claims the charge of a channel and refunds an amount to its payer, in one transaction. */
  refund(account: HeldAccount, channel: SchemeChannel, amount: bigint, charged?: Charged): Promise<EvmTransaction> {
    const due = charged && charged.charged > channel.claimed ? [claimOf(channel, charged)] : [];
    const refund = contract.encodeFunctionData("refund", [channel, amount]);
    return this.#call(account, [...this.#claimCalls(account, due), refund]);
  }

  /** Calls that claim, and pay the claimed out at once. */
  #claimCalls(account: HeldAccount, claims: readonly Claim[]): string[] {
    if (claims.length === 0) return [];
    const rows = claims.map(({ channel, charged, total, signature }) => {
      const digest = this.#digests.voucher(channel.id, charged);
      const isSigner = (address: string) => address === channel.payerAuthorizer;
      return {
        voucher: { channel, maxClaimableAmount: charged },
        signature: hexlify(withRecoveryByte(digest, signature, isSigner) ?? signature),
        totalClaimed: total,
      };
    });
    const tokens = [...new Set(claims.map(({ channel }) => channel.token))];
    const settling = tokens.map((token) => contract.encodeFunctionData("settle", [account.address, token]));
    return [contract.encodeFunctionData("claim", [rows]), ...settling];
  }

  #call(account: HeldAccount, calls: readonly string[], record?: SignedRecord): Promise<EvmTransaction> {
    const [only = "0x"] = calls;
    const data = calls.length === 1 ? only : contract.encodeFunctionData("multicall", [calls]);
    return this.#send(account, { to: settlementAddress, data }, record);
  }
}

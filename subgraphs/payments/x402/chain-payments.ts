import { isRefusal } from "../../../errors/refusal.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import type { SchemeChannels } from "../projection/scheme-channels.ts";
import type { Moved, Offer } from "./offer.ts";
import type { DepositPayload, RefundPayload } from "./payment-payload.ts";
import { PaymentRefusal } from "./refusal.ts";
import type { SettlementContract } from "./settlement-contract.ts";
import type { VoucherStore } from "./voucher-store.ts";

/** Transactions for payers: deposits and refunds. */
export class ChainPayments {
  readonly #contract: SettlementContract;
  readonly #channels: SchemeChannels;
  readonly #vouchers: VoucherStore;
  readonly #now: () => number;

  /** @param now Unix seconds */
  constructor(contract: SettlementContract, channels: SchemeChannels, vouchers: VoucherStore, now: () => number) {
    this.#contract = contract;
    this.#channels = channels;
    this.#vouchers = vouchers;
    this.#now = now;
  }

  /**
   * Collects a deposit whose voucher is right.
   * @returns the money moved; nothing when it was collected before, for a request whose answer was lost
   * @throws PaymentRefusal, LEDGER_UNAVAILABLE, TIMEOUT
   */
  async deposit(payload: DepositPayload, { minDeposit }: Offer, account: HeldAccount): Promise<Moved | undefined> {
    const { amount } = payload.deposit;
    if (amount < BigInt(minDeposit)) throw new PaymentRefusal("deposit_below_min_deposit");
    this.#requireInTime(payload);
    const transaction = await this.#contract.deposit(account, payload).catch(nothingIfRefused);
    this.#requireCovered(payload);
    return transaction && { amount, transaction };
  }

  /**
   * Claims the charge of a channel and refunds the rest, or a part of it. A transaction costs its provider, so a part is
   * worth the least deposit at least.
   * @throws like `deposit`
   */
  async refund({ voucher, amount }: RefundPayload, { minDeposit }: Offer, account: HeldAccount): Promise<Moved> {
    const { channelId, maxClaimableAmount: charged } = voucher;
    const channel = this.#channels.find(channelId);
    const left = (channel?.balance ?? 0n) - charged;
    if (!channel || left <= 0n) throw new PaymentRefusal("refund_no_balance");
    const wished = amount ?? left;
    const isWorthIt = wished === left || (wished > 0n && wished >= BigInt(minDeposit));
    if (!isWorthIt || wished > left) throw new PaymentRefusal("refund_amount_invalid");
    const newest = this.#vouchers.known(channelId);
    const transaction = await this.#contract.refund(account, channel, wished, newest).catch(rethrowToPayer);
    return { amount: wished, transaction };
  }

  #requireInTime({ deposit }: DepositPayload): void {
    const { validAfter, validBefore } = deposit.authorization.erc3009Authorization;
    const now = BigInt(this.#now());
    if (validAfter > now) throw new PaymentRefusal("payload_authorization_valid_after");
    if (validBefore <= now) throw new PaymentRefusal("payload_authorization_valid_before");
  }

  /** The contract's own figures must cover the voucher, whatever the transaction answered. */
  #requireCovered({ voucher }: DepositPayload): void {
    const { balance = 0n, withdrawing = 0n } = this.#channels.find(voucher.channelId) ?? {};
    if (balance - withdrawing < voucher.maxClaimableAmount) throw new PaymentRefusal("deposit_transaction_failed");
  }
}

/** The contract takes an authorisation once. */
function nothingIfRefused(error: unknown): undefined {
  if (!isRefusal(error)) throw error;
  return undefined;
}

/** Tells the payer of a refund what the contract refused; a fault is not the payer's. */
function rethrowToPayer(error: unknown): never {
  throw isRefusal(error) ? new PaymentRefusal("refund_transaction_failed", error.message) : error;
}

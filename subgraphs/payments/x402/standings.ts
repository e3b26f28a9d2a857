import type { SchemeChannels } from "../projection/scheme-channels.ts";
import type { SchemeChannel } from "../projection/scheme-table.ts";
import type { PaymentPayload } from "./payment-payload.ts";
import { PaymentRefusal } from "./refusal.ts";
import type { Standing, VoucherCheck } from "./voucher-check.ts";
import type { Charged, VoucherStore } from "./voucher-store.ts";

/** Standings of channels, by the chain and by their charges here. */
export class Standings {
  readonly #channels: SchemeChannels;
  readonly #vouchers: VoucherStore;
  readonly #check: VoucherCheck;
  readonly #now: () => number;

  /** @param now Unix seconds */
  constructor(channels: SchemeChannels, vouchers: VoucherStore, check: VoucherCheck, now: () => number) {
    this.#now = now;
    this.#channels = channels;
    this.#vouchers = vouchers;
    this.#check = check;
  }

  /** @throws PaymentRefusal unless the voucher adds just a price, which the channel covers, and the payer signed it */
  async requireRight(payload: PaymentPayload, price: bigint): Promise<void> {
    const { channelId } = payload.voucher;
    const isFunded = this.#channels.find(channelId) !== undefined;
    if (!isFunded && payload.type !== "deposit") throw new PaymentRefusal("cumulative_amount_mismatch");
    this.#check.requireSignature(payload, isFunded);
    if (this.#vouchers.known(channelId) && this.#isRightAmount(payload, price)) return;
    // Another instance may have charged the channel since; only those that can sign for it have us look.
    await this.#vouchers.read([channelId]);
    this.requireAmount(payload, price);
  }

  /** By this instance's knowledge. @throws PaymentRefusal unless the voucher adds just a price, which is covered */
  requireAmount(payload: PaymentPayload, price: bigint): void {
    this.#check.requireAmount(payload, price, this.#of(payload));
  }

  /** Proof of a channel's charge, for its payer; without such a voucher the payer goes by the chain. */
  proof(channelId: string): { readonly channel: SchemeChannel; readonly charged: Charged } | undefined {
    const channel = this.#channels.find(channelId);
    const charged = channel && this.#vouchers.known(channelId);
    return charged && charged.charged >= channel.claimed ? { channel, charged } : undefined;
  }

  /** Time since which a channel has something unclaimed, once it is charged again; in Unix seconds. */
  unclaimedSince(channelId: string): number {
    const known = this.#vouchers.known(channelId);
    const isDue = known && known.charged > (this.#channels.find(channelId)?.claimed ?? 0n);
    return isDue ? known.since : this.#now();
  }

  #isRightAmount(payload: PaymentPayload, price: bigint): boolean {
    try {
      this.requireAmount(payload, price);
      return true;
    } catch {
      return false;
    }
  }

  #of(payload: PaymentPayload): Standing {
    const { channelId } = payload.voucher;
    const { balance = 0n, claimed = 0n, withdrawing = 0n } = this.#channels.find(channelId) ?? {};
    const charged = this.#vouchers.known(channelId)?.charged ?? 0n;
    return {
      // A payment server that lost vouchers goes on from what the contract knows.
      charged: charged > claimed ? charged : claimed,
      balance: balance + (payload.type === "deposit" ? payload.deposit.amount : 0n),
      withdrawing: payload.type === "refund" ? 0n : withdrawing,
    };
  }
}

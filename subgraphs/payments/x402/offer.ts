import type { PaymentRequirements, Settlement, X402Terms } from "@ledgerloom/pay/protocol";
import type { EvmTransaction } from "../model/transaction.ts";
import { scheme } from "../projection/scheme.ts";
import type { SchemeChannel } from "../projection/scheme-table.ts";
import type { Charged } from "./voucher-store.ts";

/** How long a payer's authorisation of a deposit counts, in seconds. */
const maxTimeoutSeconds = 3_600;

/** A chain's name in CAIP-2. */
export const networkOf = (chainId: bigint) => `eip155:${chainId}`;

/** Terms of an account that is paid; it claims and refunds by itself. */
export interface Offer extends X402Terms {
  readonly provider: string;
}

/** An offer as x402 writes it. */
export function requirementsOf(chainId: bigint, offer: Offer, further: object = {}): PaymentRequirements {
  const { provider, asset, assetName: name, assetVersion: version, price: amount, minDeposit, withdrawDelay } = offer;
  return {
    scheme,
    network: networkOf(chainId),
    amount,
    asset,
    payTo: provider,
    maxTimeoutSeconds,
    extra: { receiverAuthorizer: provider, withdrawDelay, name, version, minDeposit, ...further },
  };
}

/** State of a channel, as a payer is told it. */
export function channelState(channel: SchemeChannel, charged: bigint) {
  const { id, balance, claimed, withdrawReadyAt, withdrawDelay, refunds } = channel;
  return {
    channelId: id,
    balance: `${balance}`,
    totalClaimed: `${claimed}`,
    withdrawRequestedAt: withdrawReadyAt === 0 ? 0 : withdrawReadyAt - withdrawDelay,
    refundNonce: `${refunds}`,
    chargedCumulativeAmount: `${charged}`,
  };
}

/** Correction for a payer, to go on from what its channel was charged: its own newest voucher proves that. */
export function correction(channel: SchemeChannel, { charged, signature }: Charged) {
  const voucherState = {
    signedMaxClaimable: `${charged}`,
    signature: `0x${Buffer.from(signature).toString("hex")}`,
  };
  return { channelState: channelState(channel, charged), voucherState };
}

/** Money that a transaction moved. */
export interface Moved {
  readonly amount: bigint;
  readonly transaction: EvmTransaction;
}

/** Outcome of a payment. */
export interface PaymentOutcome {
  /** Amount that the channel was charged in all. */
  readonly charged: bigint;
  /** For this request; nothing is said of it with a refund. */
  readonly price?: bigint;
  readonly moved?: Moved | undefined;
}

/** Settlement of a payment, as its payer is told it. */
export function settlementOf(
  chainId: bigint,
  channel: SchemeChannel | undefined,
  { charged, price, moved }: PaymentOutcome,
): Settlement {
  return {
    success: true,
    network: networkOf(chainId),
    payer: channel?.payer ?? "",
    transaction: moved?.transaction.hash ?? "",
    amount: moved ? `${moved.amount}` : "",
    extra: {
      ...(price !== undefined && { chargedAmount: `${price}` }),
      ...(channel && { channelState: channelState(channel, charged) }),
    },
  };
}

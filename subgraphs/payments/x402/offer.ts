import type { PaymentRequirements, Settlement, X402Terms } from "@ledgerloom/pay/protocol";
import type { EvmTransaction } from "../model/transaction.ts";
import { scheme } from "../projection/scheme.ts";
import type { SchemeChannel } from "../projection/scheme-table.ts";
import type { Charged } from "./voucher-store.ts";

/** Validity of a payer's authorisation of a deposit, in seconds. */
const maxTimeoutSeconds = 3_600;

/** Name of a chain in CAIP-2. */
export const networkOf = (chainId: bigint) => `eip155:${chainId}`;

/** Offer of a provider, which claims and refunds by itself. */
export interface Offer extends X402Terms {
  readonly provider: string;
}

/** Payment requirements of an offer, as x402 writes them. */
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

/** State of a channel, for its payer. */
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

/** Correction for a payer, to go on from the charge of its channel, which its own newest voucher proves. */
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
  /** Total charge of the channel. */
  readonly charged: bigint;
  /** Charge for this request; none with a refund. */
  readonly price?: bigint;
  readonly moved?: Moved | undefined;
}

/** Settlement of a payment, for its payer. */
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

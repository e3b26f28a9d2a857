import { z } from "zod";

/** Becomes lower case, so that the same account is the same text. */
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .toLowerCase();

/** In a token's smallest unit. */
const amount = z.string().regex(/^(0|[1-9][0-9]{0,37})$/);

/** Terms of a service for a request that is paid with x402. */
export const x402TermsSchema = z.strictObject({
  /** A token with EIP-3009, and the name and version of its EIP-712 domain. */
  asset: address,
  assetName: z.string().min(1).max(64),
  assetVersion: z.string().min(1).max(16),
  price: amount,
  /** The least that is paid in at a time: each deposit costs the provider a transaction. */
  minDeposit: amount,
  /** How long a payer who leaves waits for the rest of the deposit, in seconds: from 15 minutes to 30 days. */
  withdrawDelay: z.int().min(900).max(2_592_000),
});
export type X402Terms = Readonly<z.output<typeof x402TermsSchema>>;

/** One of the ways to pay that a 402 offers, as x402 writes it. */
export interface PaymentRequirements {
  readonly scheme: string;
  /** CAIP-2. */
  readonly network: string;
  readonly amount: string;
  readonly asset: string;
  readonly payTo: string;
  readonly maxTimeoutSeconds: number;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Settlement, as `PAYMENT-RESPONSE` tells a payer. */
export interface Settlement {
  readonly success: true;
  /** Hash; empty when only a voucher changed hands. */
  readonly transaction: string;
  readonly network: string;
  readonly payer: string;
  /** Amount that the transaction moved; empty without one. */
  readonly amount: string;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Names a held payment: its channel, and the operation that began it. */
export const heldPaymentSchema = z.string().regex(/^0x[0-9a-f]{64}\/[\w.-]{1,96}$/);

/** Outcome of a request for which something must be paid. */
export type PaymentBegun =
  /** Nothing, until it is paid in one of these ways; with the reason why it was not. */
  | { readonly kind: "required"; readonly error?: string | undefined; readonly accepts: readonly PaymentRequirements[] }
  /** It may be served; then the payment must be finished or given up. */
  | { readonly kind: "held"; readonly payment: string; readonly payer: string }
  /** It asked for money back, and nothing else. */
  | { readonly kind: "refunded"; readonly settlement: Settlement };

/** A payment server as the services that x402 pays for see it. */
export interface X402Payments {
  /**
   * Checks what `PAYMENT-SIGNATURE` brings, and holds it for one request.
   * @throws an error with the code BAD_INPUT when it is malformed
   */
  beginX402(header: string | undefined, terms: X402Terms): Promise<PaymentBegun>;
  /** Charges a held payment; returns when that is durable. */
  finishX402(payment: string): Promise<Settlement>;
  /** Gives up a held payment, which the payer may use again. @returns what a deposit that came with it did */
  giveUpX402(payment: string): Promise<Settlement | null>;
}

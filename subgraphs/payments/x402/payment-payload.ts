import { z } from "zod";
import { PlatformError } from "../../../errors/platform-error.ts";
import { signatureLength } from "../model/signature.ts";

/** Limit of a payment's header, in characters; those of the public client have 1,400, with a deposit 2,300. */
export const maxHeader = 8_192;

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const hex = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^0x[0-9a-fA-F]{${2 * bytes}}$`))
    .toLowerCase();
const address = hex(20);
const uint = (bits: number) =>
  z
    .string()
    .regex(/^(0|[1-9][0-9]{0,77})$/)
    .transform(BigInt)
    .refine((value) => value < 2n ** BigInt(bits));
const amount = uint(128);
const signature = hex(signatureLength).transform(
  (text): Uint8Array => Uint8Array.from(Buffer.from(text.slice(2), "hex")),
);

const common = {
  channelConfig: z.strictObject({
    payer: address,
    payerAuthorizer: address,
    receiver: address,
    receiverAuthorizer: address,
    token: address,
    withdrawDelay: z
      .int()
      .min(0)
      .max(2 ** 40 - 1),
    salt: hex(32),
  }),
  voucher: z.strictObject({ channelId: hex(32), maxClaimableAmount: amount, signature }),
};

const authorization = z.strictObject({
  validAfter: uint(256),
  validBefore: uint(256),
  salt: hex(32),
  signature: hex(signatureLength),
});

const payloadSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("voucher"), ...common }),
  z.strictObject({
    type: z.literal("deposit"),
    ...common,
    deposit: z.strictObject({ amount, authorization: z.strictObject({ erc3009Authorization: authorization }) }),
  }),
  z.strictObject({ type: z.literal("refund"), ...common, amount: amount.optional() }),
]);

/** Payload of a payment: a voucher, a deposit that comes with one, or a wish for a refund. */
export type PaymentPayload = z.output<typeof payloadSchema>;
export type DepositPayload = Extract<PaymentPayload, { type: "deposit" }>;
export type RefundPayload = Extract<PaymentPayload, { type: "refund" }>;

const paymentSchema = z.object({
  x402Version: z.literal(2),
  accepted: z.object({ scheme: z.string(), network: z.string() }),
  payload: payloadSchema,
});

/** Payment of the header `PAYMENT-SIGNATURE`; addresses and ids in lower case. */
export type Payment = z.output<typeof paymentSchema>;

/** @throws BAD_INPUT for whatever is not exactly a payment of the scheme */
export function parsePayment(header: string): Payment {
  if (header.length > maxHeader) throw malformed(`takes at most ${maxHeader} characters`);
  if (!base64.test(header)) throw malformed("must be base64");
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(header, "base64").toString());
  } catch {
    throw malformed("must be JSON in base64");
  }
  const parsed = paymentSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw malformed(`${issue?.path.join(".")}: ${issue?.message}`);
}

function malformed(why: string): PlatformError {
  return new PlatformError("BAD_INPUT", `PAYMENT-SIGNATURE ${why}`);
}

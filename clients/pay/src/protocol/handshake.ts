import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** Version that both sides speak; another one is refused. */
export const protocolVersion = 5;

/** Path at which a payment server listens for services. */
export const dataPlanePath = "/services";

const nonce = z.string().regex(/^[0-9a-f]{64}$/);
const proof = z.string().regex(/^[0-9a-f]{64}$/);

/** A key's id. */
export const keyIdSchema = z.string().regex(/^[0-9a-f]{32}$/, "takes 32 lower-case hexadecimal digits");

/** A key's secret: 32 bytes in hexadecimal. */
export const keySecretSchema = z.string().regex(/^[0-9a-f]{64}$/, "takes 64 lower-case hexadecimal digits");

/** The service begins: which key it has, and a number never used before. */
export const helloSchema = z.strictObject({ version: z.number().int(), keyId: keyIdSchema, nonce });
export type Hello = z.output<typeof helloSchema>;

/** The payment server proves that it knows the key's secret, and asks the same. */
export const challengeSchema = z.strictObject({ nonce, proof });
export type Challenge = z.output<typeof challengeSchema>;

/** The service proves it too. All that follows are sealed frames. */
export const proofSchema = z.strictObject({ proof });

/** The first sealed frame of the payment server: for whom the key acts, and on which chain. */
export const welcomeSchema = z.strictObject({
  /** Lower case. */
  account: z.string().regex(/^0x[0-9a-f]{40}$/),
  chainId: z.string().regex(/^[0-9]{1,20}$/),
  factory: z.string().regex(/^0x[0-9a-f]{40}$/),
});
export type Welcome = z.output<typeof welcomeSchema>;

/** The two numbers that make a connection unlike any other. */
export interface Nonces {
  readonly service: string;
  readonly server: string;
}

/** 32 random bytes in hexadecimal. */
export const newNonce = (): string => randomBytes(32).toString("hex");

/** Side that proves. */
export type Side = "service" | "server";

/** Proof that a side knows the secret, for this connection only. */
export function proofOf(side: Side, secret: string, nonces: Nonces): string {
  return derive(secret, `${side} proof`, nonces).toString("hex");
}

/** Whether a proof is the one that a side must give; takes the same time whatever is wrong. */
export function isProofOf(side: Side, given: string, secret: string, nonces: Nonces): boolean {
  const expected = derive(secret, `${side} proof`, nonces);
  const bytes = Buffer.from(given, "hex");
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/** The key that seals the frames of one connection. */
export function sessionKeyOf(secret: string, nonces: Nonces): Buffer {
  return derive(secret, "session", nonces);
}

function derive(secret: string, purpose: string, { service, server }: Nonces): Buffer {
  const text = `ledgerloom-pay/${protocolVersion} ${purpose} ${service} ${server}`;
  return createHmac("sha256", Buffer.from(secret, "hex")).update(text).digest();
}

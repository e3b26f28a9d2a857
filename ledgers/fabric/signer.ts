import { createPrivateKey, KeyObject, sign } from "node:crypto";

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const halfOrder = order >> 1n;

/** Signs a message (not its digest) the way Fabric wants it: ECDSA P-256 over SHA-256, DER, low S. */
export type MessageSigner = (message: Uint8Array) => Promise<Uint8Array>;

/**
 * A signer on Node's native crypto, an order of magnitude cheaper than one in JavaScript.
 * @param privateKey PEM or key object of a P-256 private key
 */
export function newMessageSigner(privateKey: KeyObject | string | Buffer): MessageSigner {
  const key = privateKey instanceof KeyObject ? privateKey : createPrivateKey(privateKey);
  return async (message) => lowS(sign("sha256", message, { key, dsaEncoding: "ieee-p1363" }));
}

/** Turns a raw 64-byte P-256 signature into DER with the smaller of its two equivalent S values, as Fabric demands. */
export function lowS(raw: Uint8Array): Uint8Array {
  const s = BigInt(`0x${Buffer.from(raw.subarray(32)).toString("hex")}`);
  if (s <= halfOrder) return encodeDer(raw.subarray(0, 32), raw.subarray(32));
  return encodeDer(raw.subarray(0, 32), Buffer.from((order - s).toString(16).padStart(64, "0"), "hex"));
}

function encodeDer(r: Uint8Array, s: Uint8Array): Uint8Array {
  const content = Buffer.concat([derInteger(r), derInteger(s)]);
  return Buffer.concat([Buffer.from([0x30, content.length]), content]);
}

function derInteger(bigEndian: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bigEndian.length - 1 && bigEndian[start] === 0) start++;
  const digits = bigEndian.subarray(start);
  const isNegative = ((digits[0] ?? 0) & 0x80) !== 0;
  const body = isNegative ? Buffer.concat([Buffer.from([0]), digits]) : digits;
  return Buffer.concat([Buffer.from([0x02, body.length]), body]);
}

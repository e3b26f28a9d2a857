import { type KeyObject, sign, verify } from "node:crypto";
import { lowS } from "../../signer.ts";

/** Order of the P-256 group. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const halfOrder = order >> 1n;
const halfOrderBytes = Buffer.from(halfOrder.toString(16).padStart(64, "0"), "hex");

/** ECDSA over SHA-256 in DER with the low S that Fabric demands. */
export function signLowS(data: Buffer, key: KeyObject): Buffer {
  return Buffer.from(lowS(sign("sha256", data, { key, dsaEncoding: "ieee-p1363" })));
}

/** Whether a DER signature is valid and has a low S; malformed ones are not valid. */
export function verifyLowS(data: Buffer, signature: Buffer, key: KeyObject): boolean {
  const s = readS(signature);
  if (s === undefined || isHigh(s)) return false;
  return verify("sha256", data, key, signature);
}

function isHigh(s: Buffer): boolean {
  const digits = s.subarray(firstNonZero(s));
  return digits.length > 32 || (digits.length === 32 && digits.compare(halfOrderBytes) > 0);
}

/** The S of SEQUENCE { INTEGER r, INTEGER s }; both fit short-form lengths on P-256. */
function readS(signature: Buffer): Buffer | undefined {
  const rLength = signature[3];
  if (signature[0] !== 0x30 || signature[1] !== signature.length - 2 || signature[2] !== 0x02) return undefined;
  if (rLength === undefined || signature[4 + rLength] !== 0x02) return undefined;
  const sLength = signature[5 + rLength];
  if (sLength === undefined || 6 + rLength + sLength !== signature.length) return undefined;
  return signature.subarray(6 + rLength);
}

function firstNonZero(value: Buffer): number {
  const index = value.findIndex((byte) => byte !== 0);
  return index === -1 ? value.length : index;
}

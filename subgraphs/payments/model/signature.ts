import secp256k1 from "secp256k1";
import { keccak } from "./keccak.ts";

/** Length of a signature: r, s and v. */
export const signatureLength = 65;

/** Signs a digest: r, s (low) and v (27 or 28). */
export function signDigest(digest: Uint8Array, privateKey: Uint8Array): Uint8Array {
  const { signature, recid } = secp256k1.ecdsaSign(digest, privateKey);
  const signed = new Uint8Array(signatureLength);
  signed.set(signature);
  signed[64] = 27 + recid;
  return signed;
}

/**
 * Whether r and s are the key's signature with low s. The v byte is ignored: the key is known, and
 * {@link withRecoveryByte} sets it before a contract sees it.
 * @param publicKey uncompressed, 65 bytes: a compressed one costs a square root each time
 */
export function isSignedBy(publicKey: Uint8Array, digest: Uint8Array, signature: Uint8Array): boolean {
  try {
    return secp256k1.ecdsaVerify(signature.subarray(0, 64), digest, publicKey);
  } catch {
    // Numbers out of range.
    return false;
  }
}

/** Uncompressed keys that may have made a signature. */
export function recoverKeys(digest: Uint8Array, signature: Uint8Array): Uint8Array[] {
  return [0, 1].flatMap((recoveryId) => recoverKey(digest, signature, recoveryId) ?? []);
}

/** Account address of an uncompressed key, lower case. */
export function addressOf(publicKey: Uint8Array): string {
  return `0x${Buffer.from(keccak(publicKey.subarray(1)).subarray(12)).toString("hex")}`;
}

/**
 * Signature with the v by which a contract recovers a signer that counts.
 * @returns `undefined` when no signer does
 */
export function withRecoveryByte(
  digest: Uint8Array,
  signature: Uint8Array,
  isSigner: (address: string) => boolean,
): Uint8Array | undefined {
  const recoveryId = [0, 1].find((id) => {
    const key = recoverKey(digest, signature, id);
    return key && isSigner(addressOf(key));
  });
  if (recoveryId === undefined) return undefined;
  const completed = Uint8Array.from(signature);
  completed[64] = 27 + recoveryId;
  return completed;
}

function recoverKey(digest: Uint8Array, signature: Uint8Array, recoveryId: number): Uint8Array | undefined {
  try {
    return secp256k1.ecdsaRecover(signature.subarray(0, 64), recoveryId, digest, false);
  } catch {
    return undefined;
  }
}

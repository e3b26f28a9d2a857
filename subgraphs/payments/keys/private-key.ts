import { randomBytes } from "node:crypto";
import { computeAddress, hexlify } from "ethers";
import secp256k1 from "secp256k1";

/** Private key of 32 random bytes, of which practically all are one: neither zero nor beyond the curve's order. */
export function newPrivateKey(): Buffer {
  for (;;) {
    const key = randomBytes(32);
    if (secp256k1.privateKeyVerify(key)) return key;
  }
}

/** Address of a private key's account, lower case. */
export function addressOf(key: Uint8Array): string {
  return computeAddress(hexlify(key)).toLowerCase();
}

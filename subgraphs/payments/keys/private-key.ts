import { randomBytes } from "node:crypto";
import { computeAddress, hexlify } from "ethers";

/** 32 random bytes that are a key: practically all are. */
export function newPrivateKey(): Buffer {
  for (;;) {
    const key = randomBytes(32);
    try {
      addressOf(key);
      return key;
    } catch {
      // Zero or beyond the curve's order.
    }
  }
}

/** Address of a private key's account, lower case. */
export function addressOf(key: Uint8Array): string {
  return computeAddress(hexlify(key)).toLowerCase();
}

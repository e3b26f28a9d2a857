import { addressOf, isSignedBy, recoverKeys } from "./signature.ts";

/** Keys whose signatures count for a channel. */
export interface SigningKeys {
  /** Address of the key that signs now. */
  readonly voucherKey: string;
  /** By the address of each earlier key, the last token id that it counts under. */
  readonly retiredKeys: ReadonlyMap<string, bigint>;
}

/** Whether an address is that of a key whose signatures count under a token id. */
export function countsAsSigner({ voucherKey, retiredKeys }: SigningKeys, tokenId: bigint, address: string): boolean {
  return address === voucherKey || tokenId <= (retiredKeys.get(address) ?? -1n);
}

/** Checks signatures of a channel's voucher keys. Knows the newest itself once a signature has shown it. */
export class VoucherKeys {
  #newest: Uint8Array | undefined;
  /** The address it belongs to: there may be another one by now. */
  #newestAddress = "";

  /** Whether a key that counts under a token id has signed a digest. */
  haveSigned(channel: SigningKeys, tokenId: bigint, digest: Uint8Array, signature: Uint8Array): boolean {
    if (this.#newest && this.#newestAddress === channel.voucherKey) {
      if (isSignedBy(this.#newest, digest, signature)) return true;
      if (channel.retiredKeys.size === 0) return false;
    }
    const signer = recoverKeys(digest, signature).find((key) => countsAsSigner(channel, tokenId, addressOf(key)));
    // A recovered key also fits a signature with high s, which no contract takes.
    if (!signer || !isSignedBy(signer, digest, signature)) return false;
    if (addressOf(signer) === channel.voucherKey) {
      this.#newest = signer;
      this.#newestAddress = channel.voucherKey;
    }
    return true;
  }
}

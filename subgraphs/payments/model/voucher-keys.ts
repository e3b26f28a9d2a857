import { addressOf, isSignedBy, recoverKeys } from "./signature.ts";

/** Keys whose signatures count for a channel. */
export interface SigningKeys {
  /** Address of the key that signs now. */
  readonly voucherKey: string;
  /** Last token ids that earlier keys count under, by their addresses. */
  readonly retiredKeys: ReadonlyMap<string, bigint>;
}

/** Whether an address is that of a key whose signatures count under a token id. */
export function countsAsSigner({ voucherKey, retiredKeys }: SigningKeys, tokenId: bigint, address: string): boolean {
  return address === voucherKey || tokenId <= (retiredKeys.get(address) ?? -1n);
}

/** Voucher keys of a channel, for checks of signatures; the newest is kept once a signature has shown it. */
export class VoucherKeys {
  #newest: Uint8Array | undefined;
  /** Address of that key: the channel may have another one by now. */
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

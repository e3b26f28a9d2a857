import type { Address, Hex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { isAddress, isHex } from "viem/utils";
import { isSecretBox, open, type SecretBox, seal } from "./secret-box.ts";
import type { AccountSigner } from "./typed-data.ts";
import { WalletError } from "./wallet-error.ts";

/** A key of this browser as it is stored: nobody can use it without its passphrase. */
export interface SealedKey {
  readonly address: Address;
  readonly box: SecretBox;
}

/** @throws WalletError WEAK_PASSPHRASE */
export function makeKey(passphrase: string): Promise<SealedKey> {
  return sealKey(generatePrivateKey(), passphrase);
}

/** @throws WalletError WEAK_PASSPHRASE; BAD_KEY_FILE when it is no private key */
export async function sealKey(secret: Hex, passphrase: string): Promise<SealedKey> {
  const { address } = accountOf(secret);
  return { address, box: await seal(secret, passphrase, address) };
}

/** Private key of a sealed one. The box is bound to the address, so that none is shown with another's key. */
export async function openKey({ address, box }: SealedKey, passphrase: string): Promise<Hex> {
  return (await open(box, passphrase, address)) as Hex;
}

/** Signer of a private key; who drops it has locked the key. */
export function signerOf(secret: Hex): AccountSigner {
  const account = accountOf(secret);
  return { address: account.address, sign: (data) => account.signTypedData(data as never) };
}

export function isSealedKey(value: unknown): value is SealedKey {
  if (typeof value !== "object" || value === null) return false;
  const { address, box } = value as Partial<SealedKey>;
  return isAddress(address ?? "") && isSecretBox(box);
}

function accountOf(secret: Hex) {
  if (!isHex(secret) || secret.length !== 66) throw new WalletError("BAD_KEY_FILE", "That is no private key.");
  try {
    return privateKeyToAccount(secret);
  } catch (cause) {
    throw new WalletError("BAD_KEY_FILE", "That is no private key.", { cause });
  }
}

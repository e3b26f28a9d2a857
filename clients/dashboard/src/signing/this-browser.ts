import { Store } from "../graph/store.ts";
import { AnnouncedWallets } from "../wallet/announced-wallets.ts";
import { KeyLock, lockWithPage } from "../wallet/key-lock.ts";
import { KeyStore } from "../wallet/key-store.ts";
import type { SealedKey } from "../wallet/local-key.ts";
import { SigningNetwork } from "../wallet/signing-network.ts";
import type { AccountSigner } from "../wallet/typed-data.ts";

/** Keys and wallets of this browser, and the account that signs in this tab. */
const keys = new KeyStore(localStorage);
const lock = new KeyLock();
export const network = new SigningNetwork(localStorage);
export const wallets = new AnnouncedWallets(window);

/** Sealed keys, as all tabs have them. */
export const sealedKeys = new Store<readonly SealedKey[]>(keys.list());

/** Account that signs: that of the open key, or of a wallet; nobody's until one is chosen. */
export const signer = new Store<AccountSigner | undefined>(undefined);

lockWithPage(lock, document, window);
lock.watch(() => {
  if (!signer.get()?.wallet) signer.set(lock.signer());
});
addEventListener("storage", () => sealedKeys.set(keys.list()));

/** @throws WalletError ALREADY_HERE, TOO_MANY_KEYS */
export function addKey(key: SealedKey): void {
  keys.add(key);
  sealedKeys.set(keys.list());
}

export function removeKey({ address }: SealedKey): void {
  if (lock.address === address) lock.lock();
  keys.remove(address);
  sealedKeys.set(keys.list());
}

/** @throws WalletError WRONG_PASSPHRASE */
export async function unlockKey(key: SealedKey, passphrase: string): Promise<void> {
  signer.set(await lock.unlock(key, passphrase));
}

/** Lets nobody sign in this tab any more. */
export function leave(): void {
  signer.set(undefined);
  lock.lock();
}

import { isSealedKey, type SealedKey } from "./local-key.ts";
import { WalletError } from "./wallet-error.ts";

/** Keys are few; a longer list is somebody's mistake. */
const maxKeys = 20;

const place = "ledgerloom.keys";

/**
 * Sealed keys of this browser. They lie in localStorage, for all tabs: what lies there is useless without the
 * passphrase, and script that runs in the page reads IndexedDB as well.
 */
export class KeyStore {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Keys in the order in which they came; entries that are none are left out. */
  list(): readonly SealedKey[] {
    const stored = parse(this.#storage.getItem(place));
    return Array.isArray(stored) ? stored.filter(isSealedKey).slice(0, maxKeys) : [];
  }

  /** @throws WalletError ALREADY_HERE, TOO_MANY_KEYS */
  add(key: SealedKey): void {
    const keys = this.list();
    if (keys.some(({ address }) => address === key.address)) {
      throw new WalletError("ALREADY_HERE", "This browser has that key already.");
    }
    if (keys.length >= maxKeys) {
      throw new WalletError("TOO_MANY_KEYS", `A browser keeps ${maxKeys} keys; remove one first.`);
    }
    this.#write([...keys, key]);
  }

  remove(address: string): void {
    this.#write(this.list().filter((key) => key.address !== address));
  }

  #write(keys: readonly SealedKey[]): void {
    this.#storage.setItem(place, JSON.stringify(keys));
  }
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
}

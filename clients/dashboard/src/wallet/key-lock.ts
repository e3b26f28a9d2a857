import type { Hex } from "viem";
import { openKey, type SealedKey, signerOf } from "./local-key.ts";
import type { AccountSigner } from "./typed-data.ts";
import { WalletError } from "./wallet-error.ts";

/** Time without a signature after which an open key locks itself, in ms. */
export const idleMs = 15 * 60_000;

/** The same while the page is hidden, in ms: enough to look an address up elsewhere, not to leave the desk. */
export const hiddenMs = 2 * 60_000;

/** A clock and its timers; tests hand in their own. */
export interface Clock {
  now(): number;
  /** Calls back after a time. @returns what cancels it */
  after(ms: number, act: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

interface Opened {
  readonly signer: AccountSigner;
  until: number;
}

/**
 * The one key of this tab that is open. It locks itself; its end is compared with the clock before each signature too,
 * for timers stand still while a computer sleeps.
 */
export class KeyLock {
  readonly #clock: Clock;
  readonly #watchers = new Set<() => void>();
  #opened: Opened | undefined;
  #isHidden = false;
  #cancel = () => {};

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** Address of the open key; undefined while none is. */
  get address(): AccountSigner["address"] | undefined {
    return this.#current()?.signer.address;
  }

  /** @throws WalletError WRONG_PASSPHRASE; the key that was open stays so then */
  async unlock(key: SealedKey, passphrase: string): Promise<AccountSigner> {
    const secret: Hex = await openKey(key, passphrase);
    this.#opened = { signer: signerOf(secret), until: 0 };
    this.#prolong();
    this.#tell();
    return this.#guarded(this.#opened);
  }

  /** Signer of the open key, which refuses once the key is locked. */
  signer(): AccountSigner | undefined {
    const opened = this.#current();
    return opened && this.#guarded(opened);
  }

  lock(): void {
    this.#cancel();
    if (!this.#opened) return;
    this.#opened = undefined;
    this.#tell();
  }

  /** Shortens or lengthens what is left when the page is hidden or shown. */
  hide(isHidden: boolean): void {
    this.#isHidden = isHidden;
    if (this.#current()) this.#prolong();
  }

  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  #guarded(opened: Opened): AccountSigner {
    return {
      address: opened.signer.address,
      sign: async (data) => {
        if (this.#current() !== opened) throw new WalletError("LOCKED", "The key is locked; open it again.");
        this.#prolong();
        return opened.signer.sign(data);
      },
    };
  }

  #current(): Opened | undefined {
    if (this.#opened && this.#clock.now() >= this.#opened.until) this.lock();
    return this.#opened;
  }

  #prolong(): void {
    const ms = this.#isHidden ? hiddenMs : idleMs;
    if (this.#opened) this.#opened.until = this.#clock.now() + ms;
    this.#cancel();
    this.#cancel = this.#clock.after(ms, () => this.lock());
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

/** Locks with the page: sooner while it is hidden, at once when it goes, also into the back-forward cache. */
export function lockWithPage(lock: KeyLock, page: Document, window: EventTarget): void {
  page.addEventListener("visibilitychange", () => lock.hide(page.visibilityState === "hidden"));
  window.addEventListener("pagehide", () => lock.lock());
}

import type { SignedTransaction } from "./broadcast.ts";

/** A signed transaction that was, or is about to be, handed to the chain. */
export interface OutboxEntry extends SignedTransaction {
  /** Time since it was kept, in ms, by the clock of the place that keeps it. */
  readonly ageMs: number;
}

/**
 * Hands out nonces and keeps signed transactions until they are buried deep enough in the chain. Transactions that a
 * crash, a reorganisation or a node's full memory undoes are sent again from here, under the same nonce, so they take
 * effect once. Several instances may share one.
 */
export interface Outbox {
  /**
   * Takes the lowest free nonce from `base` on: one that was freed, or that a process took which was gone before it
   * kept a transaction, comes before any new one.
   */
  take(sender: string, base: number): Promise<number>;
  /** Keeps a transaction. @returns whether it is durable; `false` when another transaction has its nonce */
  put(transaction: SignedTransaction): Promise<boolean>;
  /**
   * Frees a nonce without a transaction, or whose transaction will never be mined.
   * @returns whether later ones are taken, which wait for it
   */
  free(sender: string, nonce: number, hash?: string): Promise<boolean>;
  /** Frees the nonces of transactions that are settled. */
  drop(hashes: readonly string[]): Promise<void>;
  /** The kept transactions, in the order in which they came. */
  entries(): Promise<OutboxEntry[]>;
  /** The lowest nonce that a vanished process took from a sender while later transactions wait for it. */
  abandoned(sender: string): Promise<number | undefined>;
}

/** Time after which a nonce without a transaction counts as abandoned, in ms. */
export const abandonedAfterMs = 30_000;

interface KeptTransaction extends SignedTransaction {
  /** In ms of `performance.now()`. */
  readonly keptAt: number;
}

/** An outbox of this process alone, for keys whose transactions need not survive it. */
export function memoryOutbox(): Outbox {
  const taken = new Map<string, KeptTransaction | { readonly sender: string; readonly nonce: number }>();
  const keyOf = (sender: string, nonce: number) => `${sender}/${nonce}`;
  const kept = () => [...taken.values()].filter((one): one is KeptTransaction => "hash" in one);
  return {
    take: async (sender, base) => {
      let nonce = base;
      while (taken.has(keyOf(sender, nonce))) nonce += 1;
      taken.set(keyOf(sender, nonce), { sender, nonce });
      return nonce;
    },
    put: async (transaction) => {
      const key = keyOf(transaction.sender, transaction.nonce);
      const known = taken.get(key);
      if (known && "hash" in known) return known.hash === transaction.hash;
      taken.set(key, { ...transaction, keptAt: performance.now() });
      return true;
    },
    free: async (sender, nonce, hash) => {
      const known = taken.get(keyOf(sender, nonce));
      if (known && (!("hash" in known) || known.hash === hash)) taken.delete(keyOf(sender, nonce));
      return [...taken.values()].some((one) => one.sender === sender && one.nonce > nonce);
    },
    drop: async (hashes) => {
      for (const one of kept()) if (hashes.includes(one.hash)) taken.delete(keyOf(one.sender, one.nonce));
    },
    entries: async () => kept().map(({ keptAt, ...one }) => ({ ...one, ageMs: performance.now() - keptAt })),
    // A process that takes a nonce here is gone only when the outbox is.
    abandoned: async () => undefined,
  };
}

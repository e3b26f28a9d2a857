import type { Origin } from "../model/call-path.ts";

/** A part of what was redeemed, and on whose behalf. */
export interface CostShare {
  readonly origin: Origin;
  readonly requests: bigint;
  readonly amount: bigint;
  /** Whether the ledger itself tells the origin, by a lane of its own. */
  readonly isProven: boolean;
}

/** What an account caused: by itself, and on behalf of its own callers. */
export interface CostNode {
  /** Lower case; `null` stands for origins too many to tell apart. */
  readonly account: string | null;
  readonly requests: bigint;
  readonly amount: bigint;
  readonly provenAmount: bigint;
  readonly causes: readonly CostNode[];
}

/** Adds shares up along their origins, the nearest callers below the account that paid. Sums agree at every node. */
export function costTree(account: string | null, shares: readonly CostShare[]): CostNode {
  const sum = (of: (share: CostShare) => bigint) => shares.reduce((total, share) => total + of(share), 0n);
  const called = shares.filter(({ origin }) => origin.length > 0);
  const byCaller = Map.groupBy(called, ({ origin }) => origin.at(-1) ?? "");
  const callers = [...byCaller].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    account,
    requests: sum(({ requests }) => requests),
    amount: sum(({ amount }) => amount),
    provenAmount: sum(({ isProven, amount }) => (isProven ? amount : 0n)),
    causes: callers.map(([caller, theirs]) => {
      const nearer = theirs.map((share) => ({ ...share, origin: share.origin.slice(0, -1) }));
      return costTree(caller.startsWith("0x") ? caller : null, nearer);
    }),
  };
}

import { type CallPath, pathOf } from "../model/call-path.ts";
import { apportion } from "./apportion.ts";
import type { PathCounts } from "./path-counts.ts";

/** Share of a redemption, by the call path that caused it. */
export interface CostShare {
  readonly path: CallPath;
  readonly requests: bigint;
  readonly amount: bigint;
  /** Whether the ledger itself tells the first caller, by a lane of its own. */
  readonly isProven: boolean;
}

/** Requests of a lane's token, and the amount that it brought. */
export interface RedeemedLane {
  readonly requests: bigint;
  readonly amount: bigint;
}

/**
 * Shares of a lane's redeemed token by call paths, each in proportion to its requests: at the price when it was paid in
 * full, else each bears its part of the shortfall.
 * @param labelled account that the lane's label names, which goes before all other knowledge
 * @param signed path counts of the consumer's payment server; the consumer itself caused everything without
 */
export function costShares(
  { requests, amount }: RedeemedLane,
  labelled: string | undefined,
  signed: PathCounts | undefined,
): CostShare[] {
  const counts = signed?.upTo(requests) ?? new Map([["", requests]]);
  const caused = [...counts].filter(([, counters]) => counters > 0n).sort(([one], [other]) => (one < other ? -1 : 1));
  // Paid by agreement, for no request.
  if (caused.length === 0) return [{ path: [], requests, amount, isProven: false }];
  const amounts = apportion(
    amount,
    caused.map(([, counters]) => counters),
  );
  return caused.map(([name, counters], at) => ({
    path: labelledPath(pathOf(name), labelled),
    requests: counters,
    amount: amounts[at] ?? 0n,
    isProven: labelled !== undefined,
  }));
}

function labelledPath(path: CallPath, labelled: string | undefined): CallPath {
  return labelled === undefined || path[0] === labelled ? path : [labelled];
}

/** Costs that an account caused, by itself and on behalf of its own callers. */
export interface CostNode {
  /** Lower case; `null` for callers too many to tell apart. */
  readonly account: string | null;
  readonly requests: bigint;
  readonly amount: bigint;
  readonly provenAmount: bigint;
  readonly causes: readonly CostNode[];
}

/** Adds shares up along their call paths, the nearest callers below the account that paid. Sums agree at every node. */
export function costTree(account: string | null, shares: readonly CostShare[]): CostNode {
  const sum = (of: (share: CostShare) => bigint) => shares.reduce((total, share) => total + of(share), 0n);
  const called = shares.filter(({ path }) => path.length > 0);
  const byCaller = Map.groupBy(called, ({ path }) => path.at(-1) ?? "");
  const callers = [...byCaller].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    account,
    requests: sum(({ requests }) => requests),
    amount: sum(({ amount }) => amount),
    provenAmount: sum(({ isProven, amount }) => (isProven ? amount : 0n)),
    causes: callers.map(([caller, theirs]) => {
      const nearer = theirs.map((share) => ({ ...share, path: share.path.slice(0, -1) }));
      return costTree(caller.startsWith("0x") ? caller : null, nearer);
    }),
  };
}

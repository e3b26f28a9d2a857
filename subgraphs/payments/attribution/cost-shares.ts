import { type Origin, originOf } from "../model/call-path.ts";
import { apportion } from "./apportion.ts";
import type { CostShare } from "./cost-tree.ts";
import type { SignedOrigins } from "./signed-origins.ts";

/** What a lane's token brought. */
export interface RedeemedLane {
  readonly requests: bigint;
  readonly amount: bigint;
}

/**
 * Divides what a lane's token brought among the origins of its requests, each in proportion to its requests: at the
 * price when it was paid in full, else each bears its part of what was missing.
 * @param labelled the account that the lane's label names, which is right whatever else is known
 * @param signed what the consumer's payment server knows; the consumer itself caused everything without
 */
export function costShares(
  { requests, amount }: RedeemedLane,
  labelled: string | undefined,
  signed: SignedOrigins | undefined,
): CostShare[] {
  const counts = signed?.upTo(requests) ?? new Map([["", requests]]);
  const caused = [...counts].filter(([, counters]) => counters > 0n).sort(([one], [other]) => (one < other ? -1 : 1));
  // Nobody made a request: whatever was paid was agreed on.
  if (caused.length === 0) return [{ origin: [], requests, amount, isProven: false }];
  const amounts = apportion(
    amount,
    caused.map(([, counters]) => counters),
  );
  return caused.map(([name, counters], at) => ({
    origin: labelledPath(originOf(name), labelled),
    requests: counters,
    amount: amounts[at] ?? 0n,
    isProven: labelled !== undefined,
  }));
}

function labelledPath(origin: Origin, labelled: string | undefined): Origin {
  return labelled === undefined || origin[0] === labelled ? origin : [labelled];
}

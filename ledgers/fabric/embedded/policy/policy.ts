import type { Identity } from "../identity/identity.ts";

/** Policy over a set of signers, each counted once. */
export interface Policy {
  isSatisfiedBy(signers: readonly Identity[]): boolean;
  /** Reason why signers do not satisfy it, in the words of a Fabric peer. */
  explain(signers: readonly Identity[]): string;
}

export type ImplicitMetaRule = "ANY" | "ALL" | "MAJORITY";

/** A policy over the policies of the same name in each organisation. */
export function implicitMetaPolicy(rule: ImplicitMetaRule, name: string, parts: readonly Policy[]): Policy {
  const threshold = { ANY: Math.min(1, parts.length), ALL: parts.length, MAJORITY: Math.floor(parts.length / 2) + 1 };
  const needed = threshold[rule];
  const count = (signers: readonly Identity[]) => parts.filter((part) => part.isSatisfiedBy(signers)).length;
  return {
    isSatisfiedBy: (signers) => count(signers) >= needed,
    explain: (signers) =>
      `implicit policy evaluation failed - ${count(signers)} sub-policies were satisfied, ` +
      `but this policy requires ${needed} of the '${name}' sub-policies to be satisfied`,
  };
}

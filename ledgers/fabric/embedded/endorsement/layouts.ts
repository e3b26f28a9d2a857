import type { Channel } from "../channel/channel.ts";
import type { Identity } from "../identity/identity.ts";
import type { Policy } from "../policy/policy.ts";
import type { Endorser } from "./endorser.ts";

/**
 * The smallest sets of organisations whose peers together satisfy all policies, those with the preferred one first.
 * Empty when not even all organisations do.
 */
export function endorsementLayouts(
  policies: readonly Policy[],
  endorsers: readonly Endorser[],
  identities: ReadonlyMap<Endorser, Identity>,
  preferred: Endorser,
): Endorser[][] {
  const isSufficient = (layout: readonly Endorser[]) => {
    const signers = layout.flatMap((endorser) => identities.get(endorser) ?? []);
    return policies.every((policy) => policy.isSatisfiedBy(signers));
  };
  const minimal: Endorser[][] = [];
  for (const candidate of subsetsBySize(endorsers)) {
    const isSuperset = minimal.some((layout) => layout.every((endorser) => candidate.includes(endorser)));
    if (!isSuperset && isSufficient(candidate)) minimal.push(candidate);
  }
  return minimal.sort((a, b) => Number(b.includes(preferred)) - Number(a.includes(preferred)));
}

/** Policies of the called chaincode and of all others whose state the transaction touches. */
export function policiesFor(channel: Channel, namespaces: Iterable<string>): Policy[] {
  return [...new Set(namespaces)].flatMap((name) => channel.chaincodes.get(name)?.policy ?? []);
}

function subsetsBySize(endorsers: readonly Endorser[]): Endorser[][] {
  const subsets: Endorser[][] = [[]];
  for (const endorser of endorsers) subsets.push(...subsets.map((subset) => [...subset, endorser]));
  return subsets.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
}

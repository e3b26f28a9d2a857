import type { Identity } from "../identity/identity.ts";
import type { Policy } from "../policy/policy.ts";

/**
 * The smallest sets of members that satisfy all policies together, those with the preferred one first. Empty when not
 * even all of them do.
 */
export function smallestLayouts<Member>(
  policies: readonly Policy[],
  members: ReadonlyMap<Member, Identity>,
  preferred: Member,
): Member[][] {
  const isSufficient = (layout: readonly Member[]) => {
    const signers = layout.flatMap((member) => members.get(member) ?? []);
    return policies.every((policy) => policy.isSatisfiedBy(signers));
  };
  const minimal: Member[][] = [];
  for (const candidate of subsetsBySize([...members.keys()])) {
    const isSuperset = minimal.some((layout) => layout.every((member) => candidate.includes(member)));
    if (!isSuperset && isSufficient(candidate)) minimal.push(candidate);
  }
  return minimal.sort((a, b) => Number(b.includes(preferred)) - Number(a.includes(preferred)));
}

function subsetsBySize<Member>(members: readonly Member[]): Member[][] {
  const subsets: Member[][] = [[]];
  for (const member of members) subsets.push(...subsets.map((subset) => [...subset, member]));
  return subsets.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
}

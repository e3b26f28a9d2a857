import type { ConflictPolicy } from "../../../store/requests/journal.ts";

/** Policy of a mutation, with the reason that its row in `docs/guides/mutations.md` gives. */
interface DeclaredConflicts {
  readonly policy: ConflictPolicy;
  readonly because?: string;
}

const declared = new Map<string, DeclaredConflicts>();

/** Declares a mutation's policy, and the reason for it, beside `@Mutation`; the method has the mutation's name. */
export function OnConflict(policy: ConflictPolicy, because: string): MethodDecorator {
  return (_resolver, mutation) => void declared.set(String(mutation), { policy, because });
}

/** Policy of a mutation and its reason; `NONE`, for the usual reason of its ledger, unless it declares another one. */
export function conflictsOf(mutation: string): DeclaredConflicts {
  return declared.get(mutation) ?? { policy: "NONE" };
}

/** Policy of a mutation; `NONE` unless it declares one. */
export function conflictPolicyOf(mutation: string): ConflictPolicy {
  return conflictsOf(mutation).policy;
}

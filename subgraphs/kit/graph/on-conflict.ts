import type { ConflictPolicy } from "../../../store/requests/journal.ts";

const declared = new Map<string, ConflictPolicy>();

/** Declares a mutation's policy beside `@Mutation`; the method has the mutation's name. */
export function OnConflict(policy: Exclude<ConflictPolicy, "NONE">): MethodDecorator {
  return (_resolver, mutation) => void declared.set(String(mutation), policy);
}

/** The policy of a mutation; `NONE` unless it declares one. The reasons are in `docs/guides/mutations.md`. */
export function conflictPolicyOf(mutation: string): ConflictPolicy {
  return declared.get(mutation) ?? "NONE";
}

/**
 * What becomes of an act that met another one on the same rows of its ledger (MVCC conflict), so that it has no effect:
 * - `RETRIED`: it means the same whatever the other one did, so it is endorsed anew;
 * - `REPORTED`: the caller should look at what the other one did first, so it fails as MVCC_CONFLICT, retryable;
 * - `NONE`: its ledger puts acts into an order instead, or it touches no ledger.
 */
export type ConflictPolicy = "RETRIED" | "REPORTED" | "NONE";

const declared = new Map<string, ConflictPolicy>();

/** Declares a mutation's policy beside `@Mutation`; the method has the mutation's name. */
export function OnConflict(policy: Exclude<ConflictPolicy, "NONE">): MethodDecorator {
  return (_resolver, mutation) => void declared.set(String(mutation), policy);
}

/** The policy of a mutation; `NONE` unless it declares one. The reasons are in `docs/guides/mutations.md`. */
export function conflictPolicyOf(mutation: string): ConflictPolicy {
  return declared.get(mutation) ?? "NONE";
}

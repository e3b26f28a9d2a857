import type { Policy } from "./policy.ts";
import { decodeSignaturePolicy } from "./policy-proto.ts";
import { signaturePolicy } from "./signature-policy.ts";

/** Compiles a key's own endorsement policy, a SignaturePolicyEnvelope; nobody satisfies one that cannot be read. */
export function keyPolicy(encoded: Buffer): Policy {
  try {
    return signaturePolicy(decodeSignaturePolicy(encoded));
  } catch {
    return { isSatisfiedBy: () => false, explain: () => "the key's endorsement policy cannot be read" };
  }
}

import { common } from "@hyperledger/fabric-protos";
import type { Policy } from "./policy.ts";
import { decodeRules } from "./policy-proto.ts";
import { signaturePolicy } from "./signature-policy.ts";

/** Policy of a key whose own one is empty, or names principals other than roles. */
export const unsatisfiable: Policy = {
  isSatisfiedBy: () => false,
  explain: () => "state based endorsement policy cannot be satisfied",
};

/**
 * Compiles a key's own endorsement policy.
 * @throws Error with a peer's text for bytes that are no SignaturePolicyEnvelope
 */
export function keyPolicy(encoded: Buffer): Policy {
  const envelope = readEnvelope(encoded);
  try {
    return signaturePolicy(decodeRules(envelope));
  } catch {
    return unsatisfiable;
  }
}

/** The same at commit, where every transaction gets a verdict: a policy that cannot be read is never satisfied. */
export function committedKeyPolicy(encoded: Buffer): Policy {
  try {
    return keyPolicy(encoded);
  } catch {
    return unsatisfiable;
  }
}

function readEnvelope(encoded: Buffer): common.SignaturePolicyEnvelope {
  try {
    return common.SignaturePolicyEnvelope.deserializeBinary(encoded);
  } catch (error) {
    const why = "error unmarshalling SignaturePolicyEnvelope: proto: cannot parse invalid wire-format data";
    throw new Error(why, { cause: error });
  }
}

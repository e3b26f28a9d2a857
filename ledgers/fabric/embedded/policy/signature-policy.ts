import type { Identity, Role } from "../identity/identity.ts";
import type { Policy } from "./policy.ts";

/** A signer that a policy asks for. */
export interface Principal {
  readonly mspId: string;
  readonly role: Role;
}

/** N of some rules must hold; `AND` and `OR` are the two extremes. */
export interface ThresholdRule {
  readonly required: number;
  readonly rules: readonly SignatureRule[];
}

export type SignatureRule = Principal | ThresholdRule;

/** Compiles a rule; as in Fabric, a signature that satisfied one principal cannot satisfy another. */
export function signaturePolicy(rule: SignatureRule): Policy {
  const matches = compile(rule);
  return {
    isSatisfiedBy: (signers) => matches(signers, new Set()) !== undefined,
    explain: () => "signature set did not satisfy policy",
  };
}

/** Takes the signers that are used up already; returns them with the ones it used, or nothing when it does not hold. */
type Matcher = (signers: readonly Identity[], used: ReadonlySet<number>) => ReadonlySet<number> | undefined;

function compile(rule: SignatureRule): Matcher {
  return "mspId" in rule ? compilePrincipal(rule) : compileThreshold(rule);
}

function compilePrincipal({ mspId, role }: Principal): Matcher {
  return (signers, used) => {
    const index = signers.findIndex((signer, i) => !used.has(i) && signer.mspId === mspId && signer.roles.has(role));
    return index === -1 ? undefined : new Set([...used, index]);
  };
}

function compileThreshold({ required, rules }: ThresholdRule): Matcher {
  const matchers = rules.map(compile);
  return (signers, used) => {
    let taken = used;
    let satisfied = 0;
    for (const matcher of matchers) {
      const after = matcher(signers, taken);
      if (after === undefined) continue;
      taken = after;
      satisfied++;
    }
    return satisfied >= required ? taken : undefined;
  };
}

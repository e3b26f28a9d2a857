import { ChaincodeError, demand } from "../../ledger/chaincode-error.ts";
import { asOrganizations, asWholeNumber, fieldsOf } from "./input.ts";

/** Policy of a vote: the number of agreeing organisations, and those that must be among them. */
export type Policy =
  | { readonly rule: "MAJORITY" }
  | { readonly rule: "ALL" }
  /** Tolerates `faulty` organisations, which may vote arbitrarily. */
  | { readonly rule: "TWO_F_PLUS_ONE"; readonly faulty: number }
  /** Each of `mandatory` must agree; its disagreement is a veto. */
  | { readonly rule: "N_OF_M"; readonly required: number; readonly mandatory: readonly string[] };

export type Choice = "AGREE" | "DISAGREE";

/** Decision of the votes cast so far; `OPEN` while both outcomes are possible. */
export type Decision = "OPEN" | "APPROVED" | "REJECTED";

/** @throws BAD_INPUT unless it is a policy as JSON gives it */
export function parsePolicy(value: unknown): Policy {
  const fields = fieldsOf(value, "policy");
  switch (fields.rule) {
    case "MAJORITY":
    case "ALL":
      return { rule: fields.rule };
    case "TWO_F_PLUS_ONE":
      return { rule: "TWO_F_PLUS_ONE", faulty: asWholeNumber(fields.faulty, "policy.faulty", 0, 1_000) };
    case "N_OF_M":
      return {
        rule: "N_OF_M",
        required: asWholeNumber(fields.required, "policy.required", 1, 1_000),
        mandatory: asOrganizations(fields.mandatory ?? [], "policy.mandatory", 0),
      };
    default:
      throw new ChaincodeError("BAD_INPUT", "policy.rule must be MAJORITY, ALL, TWO_F_PLUS_ONE or N_OF_M");
  }
}

/** Number of agreeing votes that an electorate of the given size needs. */
export function requiredAgreements(policy: Policy, electorateSize: number): number {
  switch (policy.rule) {
    case "MAJORITY":
      return Math.floor(electorateSize / 2) + 1;
    case "ALL":
      return electorateSize;
    case "TWO_F_PLUS_ONE":
      return 2 * policy.faulty + 1;
    case "N_OF_M":
      return policy.required;
  }
}

/** @throws BAD_INPUT when an electorate could never approve under the policy */
export function demandSatisfiable(policy: Policy, electorate: readonly string[]): void {
  const required = requiredAgreements(policy, electorate.length);
  demand(
    required <= electorate.length,
    "BAD_INPUT",
    `policy asks for ${required} agreements, and there are ${electorate.length} organisations to give them`,
  );
  const strangers = mandatoryOf(policy).filter((organization) => !electorate.includes(organization));
  demand(strangers.length === 0, "BAD_INPUT", `policy.mandatory names who has no vote: ${strangers.join(", ")}`);
}

/**
 * A proposer may ask for more agreement than the template's policy, never for less.
 * @throws BAD_INPUT when `wanted` is weaker than `least` for this electorate
 */
export function demandAtLeast(wanted: Policy, least: Policy, electorate: readonly string[]): void {
  const enough = requiredAgreements(wanted, electorate.length) >= requiredAgreements(least, electorate.length);
  const keepsMandatory = mandatoryOf(least).every((organization) => mandatoryOf(wanted).includes(organization));
  const mandatory = mandatoryOf(least).length > 0 ? `, those of ${mandatoryOf(least).join(", ")} among them` : "";
  const agreements = requiredAgreements(least, electorate.length);
  const message = `policy must ask for at least the ${agreements} agreements of the template's${mandatory}`;
  demand(enough && keepsMandatory, "BAD_INPUT", message);
}

/** Decides as soon as the outcome is certain, whatever the missing votes are. */
export function decide(policy: Policy, electorate: readonly string[], choices: ReadonlyMap<string, Choice>): Decision {
  const required = requiredAgreements(policy, electorate.length);
  const mandatory = mandatoryOf(policy);
  const count = (choice: Choice) => electorate.filter((organization) => choices.get(organization) === choice).length;

  const vetoed = mandatory.some((organization) => choices.get(organization) === "DISAGREE");
  if (vetoed || electorate.length - count("DISAGREE") < required) return "REJECTED";

  const allMandatory = mandatory.every((organization) => choices.get(organization) === "AGREE");
  return allMandatory && count("AGREE") >= required ? "APPROVED" : "OPEN";
}

function mandatoryOf(policy: Policy): readonly string[] {
  return policy.rule === "N_OF_M" ? policy.mandatory : [];
}

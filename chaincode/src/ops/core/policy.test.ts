import { describe, expect, test } from "vitest";
import { type Choice, decide, demandAtLeast, demandSatisfiable, type Policy, parsePolicy } from "./policy.ts";

const four = ["A", "B", "C", "D"];

function after(policy: Policy, electorate: readonly string[], votes: Record<string, Choice>) {
  return decide(policy, electorate, new Map(Object.entries(votes)));
}

describe("policies", () => {
  test("a majority of an even electorate is more than half", () => {
    expect(after({ rule: "MAJORITY" }, four, { A: "AGREE", B: "AGREE" })).toBe("OPEN");
    expect(after({ rule: "MAJORITY" }, four, { A: "AGREE", B: "AGREE", C: "AGREE" })).toBe("APPROVED");
  });

  test("a proposal is rejected as soon as approval is out of reach, and not a vote earlier", () => {
    expect(after({ rule: "MAJORITY" }, four, { A: "AGREE", B: "DISAGREE" })).toBe("OPEN");
    expect(after({ rule: "MAJORITY" }, four, { A: "AGREE", B: "DISAGREE", C: "DISAGREE" })).toBe("REJECTED");
    expect(after({ rule: "ALL" }, four, { A: "AGREE", B: "DISAGREE" })).toBe("REJECTED");
  });

  test("two f plus one counts the organisations that may break their word", () => {
    const policy: Policy = { rule: "TWO_F_PLUS_ONE", faulty: 1 };
    expect(after(policy, four, { A: "AGREE", B: "AGREE" })).toBe("OPEN");
    expect(after(policy, four, { A: "AGREE", B: "AGREE", D: "AGREE" })).toBe("APPROVED");
  });

  test("a mandatory organisation has to agree and can veto", () => {
    const policy: Policy = { rule: "N_OF_M", required: 2, mandatory: ["D"] };
    expect(after(policy, four, { A: "AGREE", B: "AGREE", C: "AGREE" })).toBe("OPEN");
    expect(after(policy, four, { A: "AGREE", D: "AGREE" })).toBe("APPROVED");
    expect(after(policy, four, { A: "AGREE", B: "AGREE", D: "DISAGREE" })).toBe("REJECTED");
  });

  test("votes from outside the electorate count for nothing", () => {
    expect(after({ rule: "MAJORITY" }, ["A", "B", "C"], { A: "AGREE", X: "AGREE", Y: "AGREE" })).toBe("OPEN");
  });

  test("a policy that an electorate can never meet is refused", () => {
    expect(() => demandSatisfiable({ rule: "TWO_F_PLUS_ONE", faulty: 2 }, four)).toThrow(/^BAD_INPUT/);
    expect(() => demandSatisfiable({ rule: "N_OF_M", required: 1, mandatory: ["X"] }, four)).toThrow(/^BAD_INPUT/);
  });

  test("nobody can ask for less agreement than the template's policy", () => {
    const majority: Policy = { rule: "MAJORITY" };
    expect(() => demandAtLeast({ rule: "TWO_F_PLUS_ONE", faulty: 0 }, majority, four)).toThrow(/^BAD_INPUT/);
    expect(() => demandAtLeast({ rule: "N_OF_M", required: 1, mandatory: [] }, majority, four)).toThrow(/^BAD_INPUT/);
    expect(() => demandAtLeast({ rule: "ALL" }, majority, four)).not.toThrow();
  });

  test.each([{}, { rule: "ANY" }, { rule: "N_OF_M", required: 0 }, { rule: "TWO_F_PLUS_ONE" }, [], null])(
    "%j is no policy",
    (value) => {
      expect(() => parsePolicy(value)).toThrow(/^BAD_INPUT/);
    },
  );
});

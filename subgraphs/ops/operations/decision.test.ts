import type { OperationRow, Policy } from "@ledgerloom/chaincode";
import { describe, expect, test } from "vitest";
import { allowedActs, countVotes } from "./decision.ts";

const now = Date.parse("2026-11-30T12:00:00Z");
const operation = (policy: Policy, more: Partial<OperationRow> = {}) =>
  ({
    policy,
    electorate: ["A", "B", "C", "D"],
    proposer: "A",
    status: "PROPOSED",
    expiresAt: "2026-11-30T13:00:00Z",
    ...more,
  }) as OperationRow;
const votes = (choices: Readonly<Record<string, "AGREE" | "DISAGREE">>) =>
  new Map(Object.entries(choices).map(([organization, choice]) => [organization, { choice }]));

describe("how a vote stands", () => {
  test.each<[Policy, number]>([
    [{ rule: "MAJORITY" }, 3],
    [{ rule: "ALL" }, 4],
    [{ rule: "TWO_F_PLUS_ONE", faulty: 1 }, 3],
    [{ rule: "N_OF_M", required: 2, mandatory: [] }, 2],
  ])("says for %j how many have to agree", (policy, required) => {
    expect(countVotes(operation(policy), votes({ A: "AGREE", C: "DISAGREE" }), now)).toMatchObject({
      required,
      agreed: ["A"],
      disagreed: ["C"],
      missing: ["B", "D"],
      vetoes: [],
      isDecidable: policy.rule !== "ALL",
    });
  });

  test("names whose disagreement is a veto, after which nothing can decide it", () => {
    const policy: Policy = { rule: "N_OF_M", required: 1, mandatory: ["B"] };
    const count = countVotes(operation(policy), votes({ A: "AGREE", B: "DISAGREE", C: "DISAGREE" }), now);
    expect(count).toMatchObject({ vetoes: ["B"], isDecidable: false });
  });

  test("is decidable until its end only", () => {
    const late = operation({ rule: "MAJORITY" }, { expiresAt: "2026-11-30T12:00:00Z" });
    expect(countVotes(late, votes({ A: "AGREE" }), now).isDecidable).toBe(false);
    const closed = operation({ rule: "MAJORITY" }, { status: "WITHDRAWN" });
    expect(countVotes(closed, votes({ A: "AGREE" }), now).isDecidable).toBe(false);
  });
});

describe("what an organisation may do", () => {
  const open = operation({ rule: "MAJORITY" });

  test("is to vote once, and to take its own proposal back", () => {
    expect(allowedActs(open, votes({ A: "AGREE" }), "A", now)).toEqual(["WITHDRAW"]);
    expect(allowedActs(open, votes({ A: "AGREE" }), "B", now)).toEqual(["VOTE"]);
    expect(allowedActs(open, votes({ B: "DISAGREE" }), "B", now)).toEqual([]);
    expect(allowedActs(open, votes({}), "Z", now)).toEqual([]);
  });

  test("is less after the vote's end, and nothing when it is closed", () => {
    const late = { ...open, expiresAt: "2026-11-30T11:59:59Z" };
    expect(allowedActs(late, votes({}), "A", now)).toEqual(["WITHDRAW"]);
    expect(allowedActs(late, votes({}), "B", now)).toEqual([]);
    expect(allowedActs({ ...open, status: "APPROVED" }, votes({}), "A", now)).toEqual([]);
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { agentReport, Consortium, organizations, resultReport, stepReport } from "../testing/consortium.ts";
import { OpsEvent } from "./events.ts";
import type { OperationRow } from "./rows.ts";

let consortium: Consortium;
let operation: OperationRow;
beforeEach(async () => {
  consortium = await Consortium.create();
  operation = await consortium.approve();
});

const succeed = (organization: string) =>
  consortium.agent(organization, "RegisterResult", "report", resultReport("SUCCEEDED"));
const simulate = (organization: string) =>
  consortium.simulate({ organization, role: "agent" }, "RegisterResult", "report", resultReport("SUCCEEDED"));
const close = (organization = "Org1MSP") => consortium.agent(organization, "Close", "report");
const view = async () => (await consortium.view()).operation;
const step = (organization: string, report: string) =>
  consortium.agent(organization, "RegisterStepResult", "report", report);

describe("an approved operation", () => {
  test("completes when every organisation has succeeded in every step", async () => {
    for (const organization of organizations) {
      await consortium.runSteps(organization, operation);
      expect((await view()).status).toBe("EXECUTING");
      await expect(close()).rejects.toThrow(/^WRONG_STATE/);
      await succeed(organization);
    }
    expect((await close()).event?.name).toBe(OpsEvent.operationCompleted);
    const { executions, operation: ended } = await consortium.view();
    expect(ended).toMatchObject({ status: "COMPLETED", endedAt: "2026-01-31T12:00:00.000Z" });
    expect(executions.map(({ status, steps }) => [status, steps.length])).toEqual(Array(3).fill(["SUCCEEDED", 4]));
    const open = await consortium.simulate(
      { organization: "Org1MSP", role: "client" },
      "QueryOpenOperations",
      "10",
      "",
    );
    expect(JSON.parse(open.result)).toEqual({ rows: [], bookmark: "" });
  });

  test("fails when one organisation fails, but only after all have ended", async () => {
    await consortium.start("Org1MSP");
    await step("Org1MSP", stepReport(0, "read-ledger-height", "no peer", "FAILED"));
    await consortium.agent("Org1MSP", "RegisterResult", "report", resultReport("FAILED", "no peer"));
    await expect(close()).rejects.toThrow(/^WRONG_STATE/);
    await consortium.start("Org2MSP");
    await consortium.agent("Org2MSP", "RegisterResult", "report", resultReport("REFUSED", "not allowed here"));
    await consortium.runSteps("Org3MSP", operation);
    await succeed("Org3MSP");
    expect((await close("Org2MSP")).event?.name).toBe(OpsEvent.operationFailed);
    expect(await view()).toMatchObject({ status: "FAILED", reason: "Org1MSP FAILED, Org2MSP REFUSED" });
  });

  test("takes the starts and results of all organisations at the same time without a conflict", async () => {
    const start = (organization: string) =>
      consortium.simulate({ organization, role: "agent" }, "StartExecution", "report", agentReport);
    const starts = await Promise.all(organizations.map(start));
    expect(starts.map((one) => consortium.ledger.commit(one))).toEqual([true, true, true]);
    for (const organization of organizations) await consortium.runSteps(organization, operation);
    const results = await Promise.all(organizations.map(simulate));
    expect(results.map((one) => consortium.ledger.commit(one))).toEqual([true, true, true]);
  });

  test("is closed exactly once when two organisations close it at the same time", async () => {
    for (const organization of organizations) await consortium.runSteps(organization, operation);
    for (const organization of organizations) await succeed(organization);
    const closing = (organization: string) => consortium.simulate({ organization, role: "agent" }, "Close", "report");
    const [first, second] = [await closing("Org1MSP"), await closing("Org2MSP")];
    expect([consortium.ledger.commit(first), consortium.ledger.commit(second)]).toEqual([true, false]);
    const before = consortium.ledger.snapshot();
    expect((await close("Org2MSP")).event).toBeUndefined();
    expect(consortium.ledger.snapshot()).toBe(before);
    expect((await view()).status).toBe("COMPLETED");
  });

  test("counts a result, or closes without it, when both arrive at the same time after the deadline", async () => {
    for (const organization of organizations) await consortium.runSteps(organization, operation);
    for (const organization of ["Org1MSP", "Org2MSP"]) await succeed(organization);
    consortium.ledger.nowMs += operation.executionPeriodMs;
    const closing = await consortium.simulate({ organization: "Org1MSP", role: "agent" }, "Close", "report");
    const result = await simulate("Org3MSP");
    expect([consortium.ledger.commit(result), consortium.ledger.commit(closing)]).toEqual([true, false]);
    await close();
    expect((await view()).status).toBe("COMPLETED");
  });

  test("takes steps of several organisations at the same time without a conflict", async () => {
    for (const organization of organizations) await consortium.start(organization);
    const register = (organization: string) =>
      consortium.simulate(
        { organization, role: "agent" },
        "RegisterStepResult",
        "report",
        stepReport(0, "read-ledger-height"),
      );
    const all = await Promise.all(organizations.map(register));
    expect(all.map((one) => consortium.ledger.commit(one))).toEqual([true, true, true]);
  });

  test("takes the same report twice without a change, and no other one for the same step", async () => {
    await consortium.runSteps("Org1MSP", operation);
    await succeed("Org1MSP");
    const before = consortium.ledger.snapshot();
    await succeed("Org1MSP");
    await step("Org1MSP", stepReport(0, "read-ledger-height"));
    await consortium.start("Org1MSP");
    expect(consortium.ledger.snapshot()).toBe(before);
    await expect(step("Org1MSP", stepReport(0, "read-ledger-height", "other"))).rejects.toThrow(/^WRONG_STATE/);
    const other = consortium.agent("Org1MSP", "RegisterResult", "report", resultReport("FAILED"));
    await expect(other).rejects.toThrow(/^WRONG_STATE/);
  });

  test("tells an agent that starts again which steps are done", async () => {
    await consortium.start("Org2MSP");
    await step("Org2MSP", stepReport(0, "read-ledger-height"));
    const progress = JSON.parse((await consortium.start("Org2MSP")).result);
    expect(progress.steps.map(({ name }: { name: string }) => name)).toEqual(["read-ledger-height"]);
  });

  test("takes steps in order, by their names, and none after a failed one", async () => {
    await consortium.start("Org1MSP");
    await expect(step("Org1MSP", stepReport(1, "report-versions"))).rejects.toThrow(/^WRONG_STATE/);
    await expect(step("Org1MSP", stepReport(0, "report-versions"))).rejects.toThrow(/^BAD_INPUT/);
    await expect(step("Org1MSP", stepReport(9, "report-versions"))).rejects.toThrow(/^BAD_INPUT/);
    await step("Org1MSP", stepReport(0, "read-ledger-height", "no", "FAILED"));
    await expect(step("Org1MSP", stepReport(1, "report-versions"))).rejects.toThrow(/^WRONG_STATE/);
  });

  test("takes no result that the steps contradict", async () => {
    await consortium.start("Org1MSP");
    await expect(succeed("Org1MSP")).rejects.toThrow(/^WRONG_STATE/);
    await consortium.runSteps("Org2MSP", operation);
    for (const status of ["FAILED", "REFUSED"]) {
      const act = consortium.agent("Org2MSP", "RegisterResult", "report", resultReport(status, "why"));
      await expect(act).rejects.toThrow(/^WRONG_STATE/);
    }
  });

  test("takes no evidence whose digest is another's, and none above the limit", async () => {
    await consortium.start("Org1MSP");
    const forged = stepReport(0, "read-ledger-height").replace('"fine"', '"forged"');
    await expect(step("Org1MSP", forged)).rejects.toThrow(/^BAD_INPUT/);
    await expect(step("Org1MSP", stepReport(0, "read-ledger-height", "x".repeat(4_001)))).rejects.toThrow(/^BAD_INPUT/);
  });

  test("keeps how a program ended, and evidence that says it is but a part", async () => {
    await consortium.start("Org1MSP");
    const report = JSON.parse(stepReport(0, "read-ledger-height", "no\nexit code 3", "FAILED")) as object;
    const said = { ...report, evidence: "n\ufffd", isPartial: true, exitCode: 3 };
    for (const wrong of [{ exitCode: 256 }, { exitCode: "3" }, { signal: "kill -9" }, { isPartial: "true" }]) {
      await expect(step("Org1MSP", JSON.stringify({ ...said, ...wrong }))).rejects.toThrow(/^BAD_INPUT/);
    }
    await step("Org1MSP", JSON.stringify(said));
    const [execution] = (await consortium.view()).executions;
    expect(execution?.steps[0]).toMatchObject({ evidence: "n\ufffd", isPartial: true, exitCode: 3 });
  });

  test.each(["a\u0000", "\u001b[2J", "\u202e"])("takes no evidence that nobody can read: %j", async (evidence) => {
    await consortium.start("Org1MSP");
    await expect(step("Org1MSP", stepReport(0, "read-ledger-height", evidence))).rejects.toThrow(/^BAD_INPUT/);
  });

  test("takes results from agents of its electorate only", async () => {
    await expect(consortium.start("Org4MSP")).rejects.toThrow(/^NOT_IN_ELECTORATE/);
    const client = { organization: "Org1MSP", role: "client" } as const;
    await expect(consortium.simulate(client, "StartExecution", "report", agentReport)).rejects.toThrow(/^FORBIDDEN/);
    const result = consortium.agent("Org4MSP", "RegisterResult", "report", resultReport("SUCCEEDED"));
    await expect(result).rejects.toThrow(/^NOT_IN_ELECTORATE/);
  });

  test("is closed as failed after its deadline, with the silent organisations on record", async () => {
    await consortium.runSteps("Org1MSP", operation);
    await succeed("Org1MSP");
    await consortium.start("Org2MSP");
    await expect(close()).rejects.toThrow(/^WRONG_STATE/);
    consortium.ledger.nowMs += operation.executionPeriodMs;
    await close();
    const { operation: ended, executions } = await consortium.view();
    expect(ended).toMatchObject({ status: "FAILED", reason: "Org2MSP TIMED_OUT, Org3MSP TIMED_OUT" });
    expect(executions.map(({ status }) => status)).toEqual(["SUCCEEDED", "TIMED_OUT", "TIMED_OUT"]);
    await expect(succeed("Org2MSP")).rejects.toThrow(/^PROPOSAL_CLOSED/);
    await expect(consortium.start("Org4MSP")).rejects.toThrow(/^NOT_IN_ELECTORATE/);
  });

  test("is started by nobody before its approval or after its deadline", async () => {
    await consortium.request({ id: "open" });
    await expect(consortium.start("Org1MSP", "open")).rejects.toThrow(/^WRONG_STATE/);
    consortium.ledger.nowMs += operation.executionPeriodMs;
    await expect(consortium.start("Org1MSP")).rejects.toThrow(/^DEADLINE_EXPIRED/);
  });

  test("has the same events and rows on every endorser", async () => {
    await consortium.runSteps("Org1MSP", operation);
    const [a, b] = [await simulate("Org1MSP"), await simulate("Org1MSP")];
    const effects = ({ writes }: typeof a) =>
      [...writes].filter(([key]) => !key.includes("history")).map(([key, bytes]) => [key, String(bytes)]);
    expect(effects(a)).toEqual(effects(b));
    expect(a.event).toEqual(b.event);
  });
});

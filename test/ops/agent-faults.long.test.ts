import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Consortium } from "./consortium.ts";
import { OperationsClient } from "./operations-client.ts";

let consortium: Consortium;
let client: OperationsClient;

beforeAll(async () => {
  // Slow blocks: every result is on its way for a while.
  consortium = await Consortium.start(120);
  client = new OperationsClient(consortium);
  await consortium.startAgents({ housekeepingMs: 500 });
});
afterAll(() => consortium?.stop());

describe("an agent", () => {
  test("with an identity that is no agent's does not start", async () => {
    const [organization] = consortium.members;
    if (!organization) throw new Error("the ledger has no organisation");
    const { client: stranger } = organization.identities;
    const identities = { ...organization.identities, agent: stranger };
    const start = consortium.startAgent("Org1MSP", { organization: { ...organization, identities } });
    await expect(start).rejects.toThrow(/only an organisation's agent may do this/);
  });

  test("that is killed in the middle of an execution and started again completes it once", async () => {
    const events = await consortium.follow(
      `subscription { operationEvents(filter: { types: [STEP_ENDED], organization: "Org2MSP" }) { step } }`,
    );
    const firstStep = events.next();
    const id = await client.propose();
    await client.vote("Org3MSP", id);
    await firstStep;
    await consortium.killAgent("Org2MSP");
    await events.return?.();
    const killed = (await client.operation(id)).executions.find(({ organization }) => organization.mspId === "Org2MSP");
    expect(killed?.status).toBe("RUNNING");

    await consortium.startAgent("Org2MSP");
    const { status, history } = await client.ended(id);
    expect(status).toBe("COMPLETED");
    const own = history.filter(({ organization }) => organization.mspId === "Org2MSP").map(({ type }) => type);
    expect(own.filter((type) => type === "EXECUTION_STARTED")).toHaveLength(1);
    expect(own.filter((type) => type === "STEP_ENDED")).toHaveLength(4);
    expect(history.filter(({ type }) => type === "OPERATION_COMPLETED")).toHaveLength(1);
  });

  test("that was down while an operation was approved catches up when it starts", async () => {
    await consortium.killAgent("Org3MSP");
    const id = await client.propose();
    await client.vote("Org2MSP", id);
    await consortium.startAgent("Org3MSP");
    expect((await client.ended(id)).status).toBe("COMPLETED");
  });

  test("that never answers lets the operation fail at its deadline, by the others", async () => {
    await consortium.killAgent("Org3MSP");
    const id = await client.propose({ executionPeriodSeconds: 15 });
    await client.vote("Org2MSP", id);
    const { status, reason, executions } = await client.ended(id);
    await consortium.startAgent("Org3MSP");
    expect([status, reason]).toEqual(["FAILED", "Org3MSP TIMED_OUT"]);
    expect(executions.map((execution) => execution.status)).toEqual(["SUCCEEDED", "SUCCEEDED", "TIMED_OUT"]);

    const next = await client.propose();
    await client.vote("Org2MSP", next);
    expect((await client.ended(next)).status).toBe("COMPLETED");
  });

  test.each([
    ["ledger", () => consortium.crashLedger()],
    ["chaincode", () => consortium.crashChaincode()],
  ])("goes on where it was when the %s crashes and comes back", async (_what, crash) => {
    const events = await consortium.follow(
      `subscription { operationEvents(filter: { types: [STEP_ENDED] }) { step } }`,
    );
    const firstStep = events.next();
    const id = await client.propose();
    await client.vote("Org2MSP", id);
    await firstStep;
    await crash();
    await events.return?.();
    const { status, history } = await client.ended(id);
    expect(status).toBe("COMPLETED");
    expect(history.filter(({ type }) => type === "STEP_ENDED")).toHaveLength(12);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { Consortium } from "./consortium.ts";
import { OperationsClient, type Payload } from "./operations-client.ts";

/** Long enough for two acts to get into one block. */
const batchTimeoutMs = 300;

let consortium: Consortium;
let client: OperationsClient;
let newestKey = 0;

beforeAll(async () => {
  consortium = await Consortium.start(batchTimeoutMs);
  client = new OperationsClient(consortium);
  for (const connection of consortium.connections.values()) {
    const members = JSON.stringify([...consortium.connections.keys()]);
    await connection.channel("ops").submit("ops", "channel-ops:ConfirmChannel", ["ops", members]);
  }
});
afterAll(() => consortium?.stop());

/** Withdraws as the proposer, under a key. @returns the payload, or the error that it failed with */
async function withdraw(operationId: string, idempotencyKey: string): Promise<Payload | Error> {
  const mutation = `mutation ($input: OperationWithdrawInput!) { operationWithdraw(input: $input) {
    operation { id status } userErrors { code } transaction { id validationCode } } }`;
  const input = { operationId, idempotencyKey };
  return consortium.ask<{ operationWithdraw: Payload }>("Org1MSP", mutation, { input }).then(
    (data) => data.operationWithdraw,
    (error: Error) => error,
  );
}

interface Meeting {
  readonly id: string;
  readonly key: string;
  readonly vote: Payload;
  readonly withdrawal: Payload | Error;
}

/** A proposal that the deciding vote and its withdrawal meet on. */
async function meeting(): Promise<Meeting> {
  const id = await client.propose({ channel: "ops" });
  const key = `withdraw ${++newestKey}`;
  const [vote, withdrawal] = await Promise.all([client.vote("Org2MSP", id), withdraw(id, key)]);
  return { id, key, vote, withdrawal };
}

test("of a vote and a withdrawal in one block one counts: the vote is retried, the withdrawal reported", async () => {
  const reported: Meeting[] = [];
  while (reported.length === 0) {
    for (const met of await Promise.all(Array.from({ length: 8 }, meeting))) {
      const { vote, withdrawal } = met;
      if (withdrawal instanceof Error) reported.push(met);
      else expect([...vote.userErrors, ...withdrawal.userErrors]).toMatchObject([{ code: "PROPOSAL_CLOSED" }]);
    }
  }
  for (const { id, key, vote, withdrawal } of reported) {
    expect(withdrawal).toMatchObject({ extensions: { code: "MVCC_CONFLICT", retryable: true } });
    expect(vote).toMatchObject({ operation: { status: "APPROVED" }, userErrors: [] });
    // The key is free again; who looks and still wants to is told that it is too late.
    const again = await withdraw(id, key);
    expect(again).toMatchObject({ userErrors: [{ code: "PROPOSAL_CLOSED" }] });
    expect(await withdraw(id, key)).toEqual(again);
  }
});

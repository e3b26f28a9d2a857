import { graphql } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OpsContract } from "../../ledgers/fabric/contracts/ops.ts";
import { anonymous } from "../../subgraph-protocol/principal.ts";
import { Consortium, organizations } from "./consortium.ts";
import { OperationsClient } from "./operations-client.ts";

let consortium: Consortium;
let client: OperationsClient;
beforeAll(async () => {
  consortium = await Consortium.start();
  client = new OperationsClient(consortium);
  for (const connection of consortium.connections.values()) {
    await new OpsContract(connection.channel("ops")).confirmChannel("marketplace", organizations);
  }
});
afterAll(() => consortium?.stop());

interface Standing {
  readonly operation: {
    readonly allowedActs: readonly string[];
    readonly decision: Readonly<Record<string, unknown>>;
  };
}
const standing = async (id: string, mspId: string) =>
  (
    await consortium.ask<Standing>(
      mspId,
      `query ($id: ID!) { operation(id: $id) { allowedActs decision {
        agreed { mspId } disagreed { mspId } missing { mspId } vetoes { mspId } required isDecidable } } }`,
      { id },
    )
  ).operation;
const named = (...mspIds: readonly string[]) => mspIds.map((mspId) => ({ mspId }));

async function idsOf(filter: object, mspId = "Org2MSP"): Promise<string[]> {
  const query = "query ($filter: OperationFilterInput) { operations(first: 100, filter: $filter) { nodes { id } } }";
  const answer = await consortium.ask<{ operations: { nodes: { id: string }[] } }>(mspId, query, { filter });
  return answer.operations.nodes.map(({ id }) => id);
}

test("an operation says how its vote stands, and what each organisation may do", async () => {
  const id = await client.propose({ id: "standing" });
  expect(await standing(id, "Org1MSP")).toEqual({
    allowedActs: ["WITHDRAW"],
    decision: {
      agreed: named("Org1MSP"),
      disagreed: [],
      missing: named("Org2MSP", "Org3MSP"),
      vetoes: [],
      required: 2,
      isDecidable: true,
    },
  });
  expect((await standing(id, "Org2MSP")).allowedActs).toEqual(["VOTE"]);
  await client.vote("Org2MSP", id, "DISAGREE");
  expect(await standing(id, "Org2MSP")).toMatchObject({ allowedActs: [], decision: { disagreed: named("Org2MSP") } });
  await client.vote("Org3MSP", id);
  expect(await standing(id, "Org3MSP")).toMatchObject({
    allowedActs: [],
    decision: { agreed: named("Org1MSP", "Org3MSP"), isDecidable: false },
  });
  const contextValue = consortium.subgraph.contextFor(anonymous);
  const source = `{ operation(id: "standing") { allowedActs } }`;
  const { data } = await graphql({ schema: consortium.subgraph.schema, source, contextValue });
  expect(data).toEqual({ operation: { allowedActs: [] } });
});

test("operations are found by the votes that they wait for", async () => {
  const [one, two] = [await client.propose({ id: "waits/1" }), await client.propose({ id: "waits/2" })];
  expect(await idsOf({ awaitingMyVote: true })).toEqual([two, one]);
  expect(await idsOf({ awaitingVoteOf: "Org1MSP" })).toEqual([]);
  await client.vote("Org2MSP", two);
  expect(await idsOf({ awaitingMyVote: true })).toEqual([one]);
  expect(await idsOf({ awaitingVoteOf: "Org3MSP" })).toEqual([one]);
  expect(await idsOf({ awaitingVoteOf: "Org9MSP" })).toEqual([]);
  expect(await idsOf({ awaitingMyVote: false, text: "waits/" })).toEqual([two, one]);
  const contextValue = consortium.subgraph.contextFor(anonymous);
  const source = "{ operations(first: 1, filter: { awaitingMyVote: true }) { nodes { id } } }";
  const { errors } = await graphql({ schema: consortium.subgraph.schema, source, contextValue });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
});

test("a proposal whose time is over waits for nobody", async () => {
  await client.propose({ id: "short", votingPeriodSeconds: 1 });
  const { expiresAt } = (await consortium.reads.operation("short"))?.row ?? { expiresAt: "" };
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, Date.parse(expiresAt) - Date.now() + 1)));
  expect(await idsOf({ awaitingVoteOf: "Org3MSP", text: "short" })).toEqual([]);
  expect((await standing("short", "Org3MSP")).allowedActs).toEqual([]);
});

test("operations are found by text, template and time", async () => {
  await client.propose({ id: "words", title: "Größe der Blöcke", description: "50 % mehr_Platz" });
  expect(await idsOf({ text: "größe DER" })).toEqual(["words"]);
  expect(await idsOf({ text: "mehr_platz" })).toEqual(["words"]);
  expect(await idsOf({ text: "%" })).toEqual(["words"]);
  expect(await idsOf({ text: "\u0000'; DROP TABLE ops.votes" })).toEqual([]);
  expect(await idsOf({ text: "words", template: "node-health-report" })).toEqual(["words"]);
  expect(await idsOf({ template: "nothing-like-it" })).toEqual([]);
  expect(await idsOf({ template: "\0", text: "\0" })).toEqual([]);
  expect(await idsOf({ text: "words", requestedFrom: "2020-01-01T00:00:00Z" })).toEqual(["words"]);
  expect(await idsOf({ requestedTo: "2020-01-01T00:00:00Z" })).toEqual([]);
});

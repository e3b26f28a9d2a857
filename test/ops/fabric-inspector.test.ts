import { graphql } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OpsContract } from "../../ledgers/fabric/contracts/ops.ts";
import { anonymous } from "../../subgraph-protocol/principal.ts";
import { Consortium, organizations } from "./consortium.ts";
import { OperationsClient } from "./operations-client.ts";

let consortium: Consortium;
let operation: string;
let block: string;
let transaction: string;
beforeAll(async () => {
  consortium = await Consortium.start();
  for (const connection of consortium.connections.values()) {
    await new OpsContract(connection.channel("ops")).confirmChannel("marketplace", organizations);
  }
  operation = await new OperationsClient(consortium).propose({ id: "look/1.α", description: "ü".repeat(3000) });
  const { history } = (await consortium.reads.operation(operation)) ?? {};
  transaction = history?.[0]?.transactionId ?? "";
});
afterAll(() => consortium?.stop());

const excerpt = "{ text encoding bytes isCut }";
const details = `id channel index type time validationCode chaincode
  block { number hash transactions(first: 5) { totalCount nodes { id } } }
  creator { mspId commonName }
  function ${excerpt}
  arguments(first: 10) { totalCount nodes ${excerpt} }
  act { name signer { address } }
  reads(first: 10) { nodes { namespace key ${excerpt} versionBlock versionTransaction } }
  writes(first: 2) { totalCount pageInfo { hasNextPage } nodes { namespace key ${excerpt} value ${excerpt} } }
  event { name payload ${excerpt} }
  endorsers(first: 10) { nodes { mspId commonName } }
  about { __typename ... on Operation { id title } }
  raw ${excerpt}`;

test("a transaction is found by its id, decoded, with the operation that it is about", async () => {
  const query = `query ($id: TransactionId!) { fabricTransaction(id: $id) { ${details} } }`;
  // biome-ignore lint/suspicious/noExplicitAny: everything of it is looked at
  const { fabricTransaction: found } = await consortium.ask<any>("Org2MSP", query, { id: transaction });
  expect(found).toMatchObject({
    id: transaction,
    channel: "ops",
    index: 0,
    type: "ENDORSER_TRANSACTION",
    validationCode: "VALID",
    chaincode: "ops",
    creator: { mspId: "Org1MSP", commonName: expect.stringMatching(/./) },
    function: { text: "command-ops:RequestOperation", encoding: "UTF8", isCut: false },
    arguments: { totalCount: 1, nodes: [{ encoding: "UTF8", isCut: true }] },
    act: null,
    writes: { totalCount: expect.any(Number), pageInfo: { hasNextPage: true } },
    event: { name: expect.stringMatching(/./) },
    about: [{ __typename: "Operation", id: operation, title: expect.any(String) }],
    raw: { encoding: "HEX", isCut: true },
  });
  expect(Buffer.byteLength(found.arguments.nodes[0].text)).toBeGreaterThan(4094);
  expect(found.arguments.nodes[0].bytes).toBeGreaterThan(6000);
  expect(found.block.transactions.nodes).toContainEqual({ id: transaction });
  expect(found.endorsers.nodes.map(({ mspId }: { mspId: string }) => mspId)).toContain("Org1MSP");
  expect(found.writes.nodes[0]).toMatchObject({ namespace: "ops", key: { encoding: "UTF8" } });
  block = found.block.number;
});

test("blocks are paged from the newest to the first, which is the channel's configuration", async () => {
  const fields = "channel number hash previousHash time size isConfiguration";
  const query = `query ($after: Cursor) { fabricBlocks(channel: "ops", first: 100, after: $after) {
    totalCount nodes { ${fields} } } }`;
  interface Blocks {
    fabricBlocks: { totalCount: number; nodes: { number: string; hash: string; previousHash: string }[] };
  }
  const { fabricBlocks } = await consortium.ask<Blocks>("Org3MSP", query);
  const { nodes, totalCount } = fabricBlocks;
  expect(nodes.map(({ number }) => Number(number))).toEqual(
    Array.from({ length: totalCount }, (_, n) => totalCount - 1 - n),
  );
  expect(nodes.at(-1)).toMatchObject({
    channel: "ops",
    isConfiguration: true,
    previousHash: "",
    size: expect.any(Number),
  });
  expect(nodes.at(0)).toMatchObject({ isConfiguration: false, previousHash: nodes.at(1)?.hash });
});

test("a block is found by its number and by its hash, and only by one of both", async () => {
  const query = `query ($number: BlockNumber, $hash: String, $channel: String = "ops") {
    fabricBlock(channel: $channel, number: $number, hash: $hash) { number hash } }`;
  const { fabricBlock } = await consortium.ask<{ fabricBlock: { hash: string } }>("Org1MSP", query, { number: block });
  const { hash } = fabricBlock;
  expect(await consortium.ask("Org1MSP", query, { hash: `0x${hash}` })).toEqual({
    fabricBlock: { number: block, hash },
  });
  expect(await consortium.ask("Org1MSP", query, { hash, channel: null })).toEqual({
    fabricBlock: { number: block, hash },
  });
  expect(await consortium.ask("Org1MSP", query, { hash, channel: "marketplace" })).toEqual({ fabricBlock: null });
  expect(await consortium.ask("Org1MSP", query, { hash: "ab".repeat(32), channel: null })).toEqual({
    fabricBlock: null,
  });
  expect(await consortium.ask("Org1MSP", query, { number: "999999" })).toEqual({ fabricBlock: null });
  expect(await consortium.ask("Org1MSP", query, { hash: "ab".repeat(32) })).toEqual({ fabricBlock: null });
  for (const wrong of [{}, { number: block, hash }, { hash: "zz" }, { number: block, channel: null }]) {
    await expect(consortium.ask("Org1MSP", query, wrong)).rejects.toMatchObject({ extensions: { code: "BAD_INPUT" } });
  }
});

test("a transaction that no channel has is none, and other channels are not shown", async () => {
  const query = `query ($id: TransactionId!, $channel: String) { fabricTransaction(id: $id, channel: $channel) { id } }`;
  const none = { id: "ab".repeat(32) };
  expect(await consortium.ask("Org1MSP", query, none)).toEqual({ fabricTransaction: null });
  const elsewhere = consortium.ask("Org1MSP", query, { ...none, channel: "secrets" });
  await expect(elsewhere).rejects.toMatchObject({ extensions: { code: "BAD_INPUT" } });
  expect(await consortium.ask("Org1MSP", query, { id: transaction, channel: "marketplace" })).toEqual({
    fabricTransaction: null,
  });
});

test("the configuration of a channel that was never written is shown too", async () => {
  const query = `{ fabricBlocks(channel: "marketplace", last: 1) { nodes { isConfiguration
    transactions(first: 1) { nodes { ${details} } } } } }`;
  // biome-ignore lint/suspicious/noExplicitAny: everything of it is looked at
  const { fabricBlocks } = await consortium.ask<any>("Org1MSP", query);
  const [{ isConfiguration, transactions }] = fabricBlocks.nodes;
  expect(isConfiguration).toBe(true);
  expect(transactions.nodes).toMatchObject([
    { type: "CONFIG", chaincode: null, function: null, act: null, event: null, about: [] },
  ]);
});

test("nobody sees a channel's blocks without a token, through the subgraph alone neither", async () => {
  const contextValue = consortium.subgraph.contextFor(anonymous);
  for (const source of [
    `{ fabricBlocks(channel: "ops", first: 1) { totalCount } }`,
    `{ fabricBlock(channel: "ops", number: "0") { number } }`,
    `{ fabricTransaction(id: "${transaction}") { id } }`,
  ]) {
    const { errors } = await graphql({ schema: consortium.subgraph.schema, source, contextValue });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
  }
});

import { accepted, authorizeAct, RegisterServiceDocument, RegisterUserDocument } from "@ledgerloom/sdk";
import { Wallet } from "ethers";
import { parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPlatform } from "../running-platform.ts";

let platform: RunningPlatform;
const wallet = Wallet.createRandom();
const name = "Forecasts";
let registered: string;
beforeAll(async () => {
  platform = await RunningPlatform.start();
  const { client } = platform;
  const user = { name: "Somebody", introduction: "" };
  const authorizedUser = await authorizeAct(client, wallet, "RegisterUser", user);
  accepted(
    (await client.request(RegisterUserDocument, { input: { ...user, authorization: authorizedUser } })).userRegister,
  );
  const service = { name, category: "Weather", tags: [], description: "", url: "https://weather.example", price: "10" };
  const authorization = await authorizeAct(client, wallet, "RegisterService", service);
  const answer = await client.request(RegisterServiceDocument, { input: { ...service, authorization } });
  registered = accepted(answer.serviceRegister).transaction?.id ?? "";
});
afterAll(() => platform.remove());

// biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
const ask = (source: string, variables: object = {}): Promise<any> =>
  // biome-ignore lint/suspicious/noExplicitAny: as above
  platform.client.request<any, object>(parse(source) as never, variables);

test("a marketplace transaction leads to the act, its signer and the service, each as its own subgraph shows it", async () => {
  const { fabricTransaction } = await ask(
    `query ($id: TransactionId!) { fabricTransaction(id: $id) {
      channel chaincode validationCode function { text } act { name signer { address name } message { text } }
      about { __typename ... on Service { name price developer { name } } ... on Account { address user: name } } } }`,
    { id: registered },
  );
  expect(fabricTransaction).toMatchObject({
    channel: "marketplace",
    chaincode: "marketplace",
    validationCode: "VALID",
    function: { text: "RegisterService" },
    act: { name: "RegisterService", signer: { address: wallet.address, name: "Somebody" } },
    about: [
      { __typename: "Service", name, price: "10", developer: { name: "Somebody" } },
      { __typename: "Account", address: wallet.address, user: "Somebody" },
    ],
  });
  expect(JSON.parse(fabricTransaction.act.message.text)).toMatchObject({ name, price: "10" });
});

test("one query shows both channels, and who asks", async () => {
  const answer = await ask(`{
    viewer { subject scopes policies expiresAt organization { mspId } accounts { address } }
    ops: fabricBlocks(channel: "ops", first: 2) { nodes { number transactions(first: 5) { nodes { type } } } }
    market: fabricBlocks(channel: "marketplace", last: 1) { nodes { number isConfiguration } }
  }`);
  expect(answer).toMatchObject({
    viewer: { organization: { mspId: "Org1MSP" }, accounts: [], expiresAt: expect.stringMatching(/^20/) },
    ops: { nodes: [{}, {}] },
    market: { nodes: [{ number: "0", isConfiguration: true }] },
  });
  expect(answer.viewer.scopes).toContain("ops:write");
});

test("one query asks every ledger for an id", async () => {
  const query = `query ($hash: Hash!, $digits: String!, $id: TransactionId!) {
    evmTransaction(hash: $hash) { hash } evmBlock(hash: $hash) { number hash }
    fabricTransaction(id: $id) { id channel }
    ops: fabricBlock(channel: "ops", hash: $digits) { number }
    marketplace: fabricBlock(channel: "marketplace", hash: $digits) { number } }`;
  const found = (id: string) => ask(query, { hash: `0x${id}`, digits: id, id });
  const nothing = { evmTransaction: null, evmBlock: null, fabricTransaction: null, ops: null, marketplace: null };
  expect(await found("ab".repeat(32))).toEqual(nothing);
  const fabricTransaction = { id: registered, channel: "marketplace" };
  expect(await found(registered)).toEqual({ ...nothing, fabricTransaction });
  const { evmBlocks } = await ask("{ evmBlocks(first: 1) { nodes { number hash } } }");
  const [evmBlock] = evmBlocks.nodes;
  expect(await found(evmBlock.hash.slice(2))).toEqual({ ...nothing, evmBlock });
});

test("a page of blocks shows new ones when it asks again at each event of the progress", async () => {
  interface Told {
    readonly paymentsProgress: { readonly cursor: string; readonly block: { readonly number: string } };
  }
  const newest = async () => (await ask("{ evmBlocks(first: 1) { nodes { number } } }")).evmBlocks.nodes[0].number;
  const before = await newest();
  const moves = platform.client.subscribe<Told, object>(
    parse("subscription ($after: Cursor) { paymentsProgress(after: $after) { cursor block { number } } }") as never,
    {},
  );
  let isShown = false;
  // The client begins where the graph is: a block that came before it did is told by the next one's event.
  const moving = (async () => {
    while (!isShown) await ask("mutation { paymentAccountCreate(input: {}) { userErrors { code } } }");
  })();
  for await (const _ of moves) if (BigInt(await newest()) > BigInt(before)) break;
  isShown = true;
  await moving;
});

test("a reader who follows how far the graph is, is told of each move", async () => {
  interface Told {
    readonly paymentsProgress: { readonly cursor: string; readonly block: { readonly number: string } };
  }
  const query = parse(
    "subscription ($after: Cursor) { paymentsProgress(after: $after) { cursor position block { number } } }",
  );
  const told: bigint[] = [];
  const moves = platform.client.subscribe<Told, object>(query as never, {});
  // The client begins where the graph is, so that the first move is one that happens now.
  const moving = (async () => {
    while (told.length < 2) await ask("mutation { paymentAccountCreate(input: {}) { userErrors { code } } }");
  })();
  for await (const { paymentsProgress } of moves) {
    if (told.push(BigInt(paymentsProgress.block.number)) === 2) break;
  }
  await moving;
  expect((told[1] ?? 0n) > (told[0] ?? 0n)).toBe(true);
});

import { accepted, GraphError, RequestOperationDocument, reading } from "@ledgerloom/sdk";
import { parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPlatform } from "../running-platform.ts";

let platform: RunningPlatform;
beforeAll(async () => {
  platform = await RunningPlatform.start();
});
afterAll(() => platform.remove());

const document = (source: string) => parse(source) as never;

const meta = document(`{ _meta {
  ops { ...Position } marketplace { ...Position } payments { ...Position } } }
  fragment Position on SubgraphMeta { position backfill { isOver } ledgers { kind lag } }`);

interface Meta {
  readonly _meta: Readonly<Record<"ops" | "marketplace" | "payments", { readonly position: string }>>;
}

const everything = document(`{
  operations(first: 5) { totalCount nodes { status } }
  services(first: 5) { totalCount }
  paymentChannels(first: 5) { totalCount nodes { held consumer { name etherBalance } } }
}`);

const openChannel = document(`mutation ($input: PaymentChannelOpenInput!) {
  paymentChannelOpen(input: $input) { userErrors { code message } transaction { position } } }`);

const createAccount = document(`mutation { paymentAccountCreate(input: {}) {
  account { address } userErrors { code message } transaction { position } } }`);

interface Written {
  readonly account: { readonly address: string };
  readonly userErrors: readonly never[];
  readonly transaction: { readonly position: string };
}

test("one query shows one cut through both ledgers, whatever is written meanwhile", async () => {
  const { client } = platform;
  const newAccount = async () => {
    const { paymentAccountCreate } = await client.request<{ paymentAccountCreate: Written }, object>(createAccount, {});
    return paymentAccountCreate.account.address;
  };
  const [consumer, provider] = [await newAccount(), await newAccount()];
  const cut = Object.values((await client.request<Meta, object>(meta, {}))._meta).map(({ position }) => position);
  const before = await client.request<object, object>(everything, {});

  const input = { title: "How are we?", template: "node-health-report", channel: "marketplace" };
  const operation = await client.request(RequestOperationDocument, { input });
  const terms = { consumer, provider, lanes: [{ pricePerRequest: "1" }], deposit: "5" };
  const opened = await client.request<{ paymentChannelOpen: Written }, object>(openChannel, { input: terms });
  const written = [accepted(operation.operationRequest).transaction, accepted(opened.paymentChannelOpen).transaction];

  const then = await reading(client, { asOf: cut }).request<object, object>(everything, {});
  expect(then).toEqual(before);
  const after = written.map((transaction) => transaction?.position ?? "");
  expect(await reading(client, { after }).request<object, object>(everything, {})).toMatchObject({
    operations: { totalCount: 1 },
    paymentChannels: { totalCount: 1, nodes: [{ held: "5" }] },
  });

  const incomplete = reading(client, { asOf: after }).request<object, object>(everything, {});
  const error = await incomplete.catch((thrown: GraphError) => thrown);
  expect(error).toBeInstanceOf(GraphError);
  expect((error as GraphError).code).toBe("BAD_INPUT");
});

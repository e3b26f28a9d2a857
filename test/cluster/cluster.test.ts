import {
  type ActAuthorization,
  accepted,
  authorizeAct,
  type Client,
  CreatePaymentAccountDocument,
  DepositIntoPaymentChannelDocument,
  OpenPaymentChannelDocument,
  PaymentChannelDocument,
  RegisterUserDocument,
  RequestOperationDocument,
  SignPaymentTokensDocument,
  ValidatePaymentTokensDocument,
} from "@ledgerloom/sdk";
import { Wallet } from "ethers";
import { parse } from "graphql";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPostgres } from "../../store/database/postgres-database.ts";
import { postgresPrograms } from "../../store/testing/temporary-postgres.ts";
import { isRedisInstalled } from "../temporary-redis.ts";
import { Cluster } from "./cluster.ts";
import { Followed } from "./followed.ts";
import { Load } from "./load.ts";

const missing = [!postgresPrograms && "PostgreSQL", !isRedisInstalled && "Redis"].filter(Boolean);
const Front = parse(`{
  services(first: 5) { totalCount }
  organizations { mspId accounts(first: 1) { totalCount } }
  paymentChannels(first: 5) { totalCount }
}`) as never;
const Counts = parse(`query ($channel: ID!) {
  operations(first: 1) { totalCount }
  organizations { mspId accounts(first: 1) { totalCount } }
  paymentChannel(id: $channel) { deposited acceptedRequests }
}`) as never;
const streams = ["operationEvents", "marketplaceEvents"];

interface CountsAnswer {
  readonly operations: { readonly totalCount: number };
  readonly organizations: readonly { readonly mspId: string; readonly accounts: { readonly totalCount: number } }[];
  readonly paymentChannel: { readonly deposited: string; readonly acceptedRequests: string };
}

if (missing.length > 0) process.stderr.write(`The cluster test needs ${missing.join(" and ")}; it is skipped.\n`);

describe.skipIf(missing.length > 0)("two gateways and two of each subgraph", () => {
  let cluster: Cluster;
  let load: Load;
  let client: Client;
  let channelId: string;
  let consumer: string;
  const tokens: { readonly intermediary: string }[] = [];
  const followed = new Map<string, Followed>();

  beforeAll(async () => {
    cluster = await Cluster.start();
    load = new Load();
    client = cluster.client(0);
    ({ channelId, consumer } = await openChannel(cluster, client));
    for (const field of streams) followed.set(field, new Followed(cluster.client(1), field, fromTheStart));
    startLoad();
    await load.goesOn(1);
  }, 300_000);
  afterAll(async () => {
    await load?.stop();
    for (const stream of followed.values()) await stream.stop();
    await cluster?.stop();
  });

  /** Starts the load. Every mutation carries a key, so that a repeated request acts once. */
  function startLoad(): void {
    const other = cluster.client(1);
    load.add("query", () => client.request(Front));
    load.add("query the other gateway", () => other.request(Front));
    load.add("operation", async (turn) => {
      const input = { idempotencyKey: `operation ${turn}`, title: `Operation ${turn}`, template: "node-health-report" };
      accepted(
        (await client.request(RequestOperationDocument, { input: { ...input, channel: "ops" } })).operationRequest,
      );
    });
    load.add("deposit", async (turn) => {
      const input = { idempotencyKey: `deposit ${turn}`, channelId, from: consumer, amount: "1" };
      accepted((await other.request(DepositIntoPaymentChannelDocument, { input })).paymentChannelDeposit);
    });
    const authorizations: ActAuthorization[] = [];
    load.add("user", async (turn) => {
      const message = { name: `user-${turn}`, introduction: "" };
      authorizations[turn] ??= await authorizeAct(other, Wallet.createRandom(), "RegisterUser", message);
      const input = { idempotencyKey: `user ${turn}`, ...message, authorization: authorizations[turn] };
      accepted((await other.request(RegisterUserDocument, { input })).userRegister);
    });
    load.add("token", async (turn) => {
      const signed = { idempotencyKey: `sign ${turn}`, channelId, count: 1 };
      const { tokens: made } = accepted(
        (await client.request(SignPaymentTokensDocument, { input: signed })).paymentTokenSign,
      );
      const input = { idempotencyKey: `validate ${turn}`, tokens: made ?? [] };
      accepted((await client.request(ValidatePaymentTokensDocument, { input })).paymentTokenValidate);
      tokens.push(...(made ?? []));
    });
  }

  test("serve without a failed request while each process is killed and started again", async () => {
    for (const member of cluster.members) {
      expect(await member.end("SIGKILL")).toBe("SIGKILL");
      await load.goesOn(3);
      member.start();
      await member.ready();
      await load.goesOn(1);
    }
    expect([...load.failures, ...load.faults]).toEqual([]);
  }, 600_000);

  test("serve without a failed request while each process is asked to end, and ends in order", async () => {
    const before = await claims(cluster);
    for (const member of cluster.members) {
      expect([member.name, await member.end("SIGTERM")]).toEqual([member.name, 0]);
      member.start();
      await member.ready();
      await load.goesOn(2);
    }
    expect([...load.failures, ...load.faults]).toEqual([]);
    // Both instances of a subgraph went, so the right to write has moved to another at least once.
    for (const [source, claim] of await claims(cluster)) expect(claim).toBeGreaterThan(before.get(source) ?? 0n);
  }, 600_000);

  test("serve without a failed request while Redis is killed, away and started again", async () => {
    await cluster.redis.kill();
    await load.goesOn(10);
    await cluster.redis.restart();
    await load.goesOn(10);
    expect([...load.failures, ...load.faults]).toEqual([]);
  }, 600_000);

  test("say that the store is gone while PostgreSQL is, and do what they are asked when they are asked again", async () => {
    await cluster.postgres.crash();
    const failing = () => new Set(load.faults.map(({ work }) => work));
    await expect.poll(failing, { timeout: 120_000 }).toEqual(new Set(load.works));
    await cluster.postgres.restart();
    await load.goesOn(10);
    expect(load.failures).toEqual([]);
    expect(storeFaults).toEqual(expect.arrayContaining(load.faults.map(({ code }) => code)));
    expect(cluster.members.filter(({ isRunning }) => !isRunning)).toEqual([]);
  }, 600_000);

  test("did each thing once, on the ledgers and in the streams", async () => {
    await load.stop();
    const counts = await client.request<CountsAnswer, { channel: string }>(Counts, { channel: channelId });
    expect(counts.operations.totalCount).toBe(load.count("operation"));
    expect(counts.organizations.find(({ mspId }) => mspId === "Org1MSP")?.accounts.totalCount).toBe(load.count("user"));
    expect(counts.paymentChannel.deposited).toBe(String(funds + BigInt(load.count("deposit"))));
    expect(counts.paymentChannel.acceptedRequests).toBe(String(load.count("token")));

    for (const [field, stream] of followed) {
      const again = new Followed(client, field, fromTheStart);
      await again.reached(field === "operationEvents" ? load.count("operation") : load.count("user"));
      await stream.reached(again.cursors.length);
      await again.stop();
      expect(stream.cursors).toEqual(again.cursors);
    }
  }, 120_000);

  test("accept no token a second time, at any gateway", async () => {
    for (const gateway of [0, 1] as const) {
      const input = { tokens: tokens.slice(-100) as never };
      const { paymentTokenValidate } = await cluster.client(gateway).request(ValidatePaymentTokensDocument, { input });
      expect(paymentTokenValidate.accepted).toBe(0);
      expect(new Set(paymentTokenValidate.userErrors.map(({ code }) => code))).toEqual(new Set(["REPLAYED_REQUEST"]));
    }
  });
});

/** Codes of requests while the store is away: at once, or after waiting for it. */
const storeFaults = ["STORE_UNAVAILABLE", "TIMEOUT"];

const funds = 10n ** 15n;

/** Before every event. */
const fromTheStart = Buffer.from("0.0.0").toString("base64url");

/** A channel of two accounts that the payment servers hold. */
async function openChannel(cluster: Cluster, client: Client): Promise<{ channelId: string; consumer: string }> {
  const newAccount = async () => {
    const { account } = accepted((await client.request(CreatePaymentAccountDocument)).paymentAccountCreate);
    await cluster.ledgers.fund(account?.address ?? "");
    return account?.address ?? "";
  };
  const [consumer, provider] = [await newAccount(), await newAccount()];
  const periods = { tolerancePeriod: 60, terminationPeriod: 3_600 };
  const terms = { consumer, provider, lanes: [{ pricePerRequest: "1" }], ...periods, deposit: String(funds) };
  const { channel } = accepted((await client.request(OpenPaymentChannelDocument, { input: terms })).paymentChannelOpen);
  const { paymentChannel } = await client.request(PaymentChannelDocument, { id: channel?.id ?? "" });
  expect(paymentChannel?.deposited).toBe(String(funds));
  return { channelId: channel?.id ?? "", consumer };
}

/** Number of claims of the lease of each projection. */
async function claims({ postgres }: Cluster): Promise<Map<string, bigint>> {
  const database = openPostgres(postgres.url, pino({ level: "silent" }));
  const rows = await Promise.all(
    ["ops", "marketplace", "payments"].map((schema) =>
      database.query<{ source: string; nonce: bigint }>(`SELECT source, nonce FROM ${schema}.checkpoints`),
    ),
  );
  await database.close();
  return new Map(rows.flat().map(({ source, nonce }) => [source, nonce]));
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEther } from "ethers";
import { graphql } from "graphql";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedChain, startEmbeddedChain } from "../../ledgers/evm/embedded/embedded-chain.ts";
import { eventually } from "../../ledgers/evm/testing.ts";
import { freePorts } from "../../process/free-ports.ts";
import type { Database } from "../../store/database/database.ts";
import { openPglite } from "../../store/database/pglite-database.ts";
import { adminOf } from "../kit/testing/principals.ts";
import { type PaymentServer, startPayments } from "./start.ts";

let folder: string;
let port: number;
let database: Database;
let sponsor: string;
let chain: EmbeddedChain | undefined;
const lines: { readonly level: number; readonly msg: string }[] = [];
const log = pino({ level: "info" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
const said = (msg: string) => lines.filter((line) => line.msg === msg).length;

const comes = async () => {
  chain = await startEmbeddedChain({ dataDirectory: join(folder, "chain"), port });
};
const goes = async () => {
  await chain?.kill();
  chain = undefined;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-absent-node-"));
  [port = 0] = await freePorts(0, 1);
  database = await openPglite();
  await comes();
  sponsor = chain?.accounts[0]?.privateKey ?? "";
  await goes();
});
afterAll(async () => {
  await goes();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** @param chainId that is set; none as for most who name a node of their own */
const start = (chainId?: bigint): Promise<PaymentServer> =>
  startPayments({
    chain: { url: `ws://127.0.0.1:${port}`, chainId, confirmations: 0 },
    dataDirectory: join(folder, "payments"),
    database,
    passphrase: "correct horse battery",
    organizations: ["Org1MSP"],
    sponsor: { privateKey: sponsor, grant: parseEther("1") },
    log,
  });

async function ask(server: PaymentServer, source: string, variableValues: Record<string, unknown> = {}) {
  const contextValue = await server.contextFor(adminOf("Org1MSP"));
  return graphql({ schema: server.schema, source, variableValues, contextValue });
}

const shown = async (server: PaymentServer) => {
  const source = "{ paymentChannels(first: 1) { totalCount } _meta { payments { ledgers { network } } } }";
  const { data, errors } = await ask(server, source);
  if (errors) throw errors[0];
  const { paymentChannels, _meta } = data as {
    readonly paymentChannels: { readonly totalCount: number };
    readonly _meta: { readonly payments: { readonly ledgers: readonly { readonly network: string }[] } };
  };
  return { channels: paymentChannels.totalCount, network: _meta.payments.ledgers[0]?.network };
};

const isReady = (server: PaymentServer) => server.isReady().catch(() => false);
const untilReady = (server: PaymentServer) => eventually(() => isReady(server), Boolean);

const created = "mutation { paymentAccountCreate(input: {}) { account { address } userErrors { code } } }";

async function newAccount(server: PaymentServer): Promise<string> {
  const { data } = await ask(server, created);
  return (data as { paymentAccountCreate: { account: { address: string } } }).paymentAccountCreate.account.address;
}

test("a server whose node comes later starts, says that it is away, and prepares the chain when it has come", async () => {
  const server = await start();
  expect(await isReady(server)).toBe(false);
  expect(await shown(server)).toEqual({ channels: 0, network: "unknown" });
  expect(await server.ledgers?.()).toEqual([{ source: "evm", position: null, newest: null, fraction: 0 }]);
  expect((await ask(server, created)).errors?.[0]?.extensions).toMatchObject({ code: "LEDGER_UNAVAILABLE" });

  await comes();
  await untilReady(server);
  const [consumer, provider] = [await newAccount(server), await newAccount(server)];
  const input = { consumer, provider, lanes: [{ pricePerRequest: "10" }], deposit: "1000" };
  const open = `mutation ($input: PaymentChannelOpenInput!) {
    paymentChannelOpen(input: $input) { channel { id } userErrors { code message } } }`;
  expect((await ask(server, open, { input })).data).toMatchObject({ paymentChannelOpen: { userErrors: [] } });
  expect(await shown(server)).toEqual({ channels: 1, network: "5666" });
  expect(said("The chain's node is away: what is stored is served, and the rest when it comes")).toBe(1);
  expect(said("The chain's node is there")).toBe(1);
  await server.close();
});

test("what is stored is served while the node is away, and goes on from there", async () => {
  await goes();
  const server = await start();
  expect(await isReady(server)).toBe(false);
  expect(await shown(server)).toEqual({ channels: 1, network: "unknown" });
  await eventually(() => said("Projection was interrupted and tries again"), Boolean);
  await comes();
  await untilReady(server);
  await newAccount(server);
  expect(said("Projection was interrupted and tries again")).toBe(1);
  await server.close();
});

test("another chain than is set ends the start, and is never served when it comes later", async () => {
  await expect(start(1n)).rejects.toMatchObject({ code: "BAD_INPUT", message: expect.stringMatching(/expected 1$/) });
  await goes();
  lines.length = 0;
  const server = await start(1n);
  expect(await shown(server)).toEqual({ channels: 1, network: "1" });
  await comes();
  await eventually(
    () => said("The chain cannot be used as it is"),
    (times) => times > 0,
  );
  expect(await isReady(server)).toBe(false);
  expect((await ask(server, created)).errors?.[0]?.extensions).toMatchObject({ code: "LEDGER_UNAVAILABLE" });
  await server.close();
});

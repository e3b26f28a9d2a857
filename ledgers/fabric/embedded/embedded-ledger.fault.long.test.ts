import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { context, INVALID_SPAN_CONTEXT, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Child } from "../../../process/child-process.ts";
import { freePorts } from "../../../process/free-ports.ts";
import type { LedgerBlock } from "../blocks.ts";
import { startChaincode } from "../chaincode-process.ts";
import { connectFabric, type FabricConnection } from "../connection.ts";
import type { FabricChannel } from "../fabric-channel.ts";
import { whileUnavailable } from "../reconnect.ts";
import type { EmbeddedFabricOptions } from "./options.ts";
import { type EmbeddedFabric, startEmbeddedFabric } from "./process.ts";

const modulePath = fileURLToPath(new URL("../../../test/conformance/chaincode", import.meta.url));
const names = ["first", "second"] as const;
const chaincode = { name: "any", address: "127.0.0.1:1" };

let chaincodes: Map<string, Child<unknown>>;
let addresses: Map<string, string>;
let dataDirectory: string;
let ledger: EmbeddedFabric;
let connection: FabricConnection;
let channel: FabricChannel;

beforeAll(async () => {
  const ports = await freePorts(0, names.length);
  addresses = new Map(names.map((name, i) => [name, `127.0.0.1:${ports[i]}`]));
  chaincodes = new Map(await Promise.all(names.map(async (name) => [name, await start(name)] as const)));
});
afterAll(() => Promise.all([...chaincodes.values()].map((child) => child.stop())));

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "ledgerloom-fault-"));
  await startLedger();
});
afterEach(async () => {
  connection.close();
  await ledger.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

describe("the ledger, killed under load and started again,", () => {
  test("has lost nothing that it reported committed, and continues its chain", async () => {
    const committed = new Map<string, bigint>();
    let counter = 0;
    let isRunning = true;
    const write = async (worker: number) => {
      for (let i = 0; isRunning; i++) {
        const key = `w${worker}-${i}`;
        committed.set(key, (await run(["put", key, "v"])).blockNumber);
      }
    };
    const count = async () => {
      while (isRunning) {
        await run(["increment", "counter"]);
        counter++;
      }
    };
    const workers = Promise.allSettled([...Array.from({ length: 24 }, (_, worker) => write(worker)), count()]);
    await expect.poll(() => committed.size, { timeout: 300_000, interval: 20 }).toBeGreaterThan(300);
    await ledger.kill();
    isRunning = false;
    connection.close();
    await workers;
    await startLedger();

    const height = (await channel.newestBlock()).number;
    expect([...committed.values()].every((block) => block <= height)).toBe(true);
    const script = [...committed.keys()].map((key) => ["length", key]);
    const lengths = JSON.parse(await channel.evaluate("first", "Run", [JSON.stringify(script)]));
    expect(lengths.every((length: number) => length === 1)).toBe(true);
    const [value, history] = await read<[string, string[]]>(["get", "counter"], ["values", "counter"]);
    expect([counter, counter + 1]).toContain(Number(value));
    expect(history.map(Number)).toEqual(Array.from({ length: Number(value) }, (_, i) => Number(value) - i));
    await run(["put", "after", "v"]);
    await expectUnbrokenChain(height + 1n);
  });

  test("commits what it had ordered and not yet put into a block: it is offered again", async () => {
    await ledger.stop();
    connection.close();
    await rm(dataDirectory, { recursive: true });
    const options = { basePort: portOf(ledger), batch: { timeoutMs: 3_600_000, maxMessages: 2 } };
    await startLedger(options);
    context.setGlobalContextManager(new AsyncLocalStorageContextManager());
    const span = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
    const steps = vi.spyOn(span, "addEvent");
    const ordered = context.with(trace.setSpan(context.active(), span), () => run(["put", "ordered", "v"]));
    await expect.poll(() => steps.mock.calls).toContainEqual(["ordered"]);
    await ledger.kill();
    ledger = await startEmbeddedFabric(ledgerOptions(options));
    const second = whileUnavailable(60_000, () => run(["put", "second of the block", "v"]));
    const committed = await Promise.all([ordered, second]);
    expect(committed.map(({ validationCode }) => validationCode)).toEqual(["VALID", "VALID"]);
  });
});

describe("chaincode, killed during a call,", () => {
  test("gives the caller a clear error and is dialled again when it is back", async () => {
    await run(["put", "k", "v"]);
    const victim = chaincodes.get("first");
    process.kill(victim?.pid ?? 0, "SIGSTOP");
    const call = channel.evaluate("first", "Echo", ["lost"]).catch((error: unknown) => error);
    // The same connection keeps the order of calls: once this one is answered, the one above is with the chaincode.
    await channel.evaluate("second", "Echo", ["probe"]);
    await victim?.kill();
    const error = await call;
    expect(error).toMatchObject({ code: "ENDORSEMENT_FAILED", retryable: true });
    expect(String(error)).toMatch(/Org1MSP: .*chaincode stream terminated/);
    await expect(channel.evaluate("first", "Echo", ["still down"])).rejects.toThrow(/connection refused/);
    chaincodes.set("first", await start("first"));
    expect(await channel.evaluate("first", "Echo", ["back"])).toBe("back");
    expect(await read(["get", "k"])).toEqual(["v"]);
  });

  test("that hangs instead is given up after the time-out", async () => {
    await ledger.stop();
    connection.close();
    await startLedger({ executeTimeoutMs: 300 });
    await channel.evaluate("first", "Echo", ["warm"]);
    const sleeper = chaincodes.get("first");
    process.kill(sleeper?.pid ?? 0, "SIGSTOP");
    const call = channel.evaluate("first", "Echo", ["asleep"]);
    await expect(call).rejects.toThrow(/timeout expired while executing transaction/);
    process.kill(sleeper?.pid ?? 0, "SIGCONT");
    expect(await channel.evaluate("first", "Echo", ["awake"])).toBe("awake");
  });
});

describe("a ledger with options that make no sense", () => {
  test.each([
    ["an endorsement policy with a mistake", { name: "c", chaincodes: [{ ...chaincode, endorsementPolicy: "AND(" }] }],
    ["a channel name that Fabric would not take", { name: "Capital", chaincodes: [] }],
    [
      "chaincode of somebody who is no member",
      { name: "c", chaincodes: [{ ...chaincode, ownAddresses: { Org9MSP: "127.0.0.1:1" } }] },
    ],
    ["chaincode without a port", { name: "c", chaincodes: [{ ...chaincode, address: "localhost" }] }],
  ])("does not start: %s", async (_what, options) => {
    const folder = await mkdtemp(join(tmpdir(), "ledgerloom-fault-"));
    const start = startEmbeddedFabric({ dataDirectory: folder, channels: [options] });
    await expect(start).rejects.toMatchObject({ code: "BAD_INPUT" });
    await rm(folder, { recursive: true, force: true });
  });
});

describe("a second ledger", () => {
  test("on the same data directory is refused", async () => {
    const second = startEmbeddedFabric({ dataDirectory, channels: [] });
    await expect(second).rejects.toMatchObject({ code: "DATA_DIRECTORY_LOCKED" });
    expect(await channel.evaluate("first", "Echo", ["first goes on"])).toBe("first goes on");
  });

  test("on a taken port is refused", async () => {
    const basePort = portOf(ledger);
    const folder = await mkdtemp(join(tmpdir(), "ledgerloom-fault-"));
    const second = startEmbeddedFabric({ dataDirectory: folder, basePort, channels: [] });
    await expect(second).rejects.toMatchObject({ code: "PORT_IN_USE" });
    await rm(folder, { recursive: true, force: true });
  });
});

function ledgerOptions(options: Partial<EmbeddedFabricOptions>): EmbeddedFabricOptions {
  const definitions = names.map((name) => ({ name, address: addresses.get(name) ?? "" }));
  return { dataDirectory, channels: [{ name: "trade", chaincodes: definitions }], ...options };
}

const portOf = ({ organizations }: EmbeddedFabric) => Number(organizations[0]?.endpoint.split(":")[1]);

async function startLedger(options: Partial<EmbeddedFabricOptions> = {}): Promise<void> {
  ledger = await startEmbeddedFabric(ledgerOptions(options));
  const [organization] = ledger.organizations;
  if (organization === undefined) throw new Error("no organisation");
  const { identities, ...peer } = organization;
  connection = connectFabric({ ...peer, ...identities.client });
  channel = connection.channel("trade");
}

function start(name: string): Promise<Child<unknown>> {
  return startChaincode({ name, address: addresses.get(name) ?? "", modulePath });
}

function run(...steps: readonly unknown[][]) {
  return channel.submit("first", "Run", [JSON.stringify(steps)]);
}

async function read<Results>(...steps: readonly unknown[][]): Promise<Results> {
  return JSON.parse(await channel.evaluate("first", "Run", [JSON.stringify(steps)]));
}

/** Every block up to `last` names the hash of the one before, and no transaction occurs twice. */
async function expectUnbrokenChain(last: bigint): Promise<void> {
  const seen = new Set<string>();
  let previous: LedgerBlock | undefined;
  for await (const block of channel.blocks({ startBlock: 0n })) {
    expect(block.number).toBe(previous === undefined ? 0n : previous.number + 1n);
    expect(block.previousHash).toBe(previous?.hash ?? "");
    for (const { id, validationCode } of block.transactions) {
      if (validationCode !== "DUPLICATE_TXID") expect(seen.has(id)).toBe(false);
      seen.add(id);
    }
    previous = block;
    if (block.number === last) return;
  }
}

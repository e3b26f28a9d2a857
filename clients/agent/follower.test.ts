import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { FabricChannel } from "../../ledgers/fabric/fabric-channel.ts";
import { Checkpoint } from "./checkpoint.ts";
import type { Executor } from "./executor.ts";
import { followOperations } from "./follower.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "agent-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Begin of an agent with a place in block 9, on a channel with this newest block. */
async function beginsAt(newest: bigint): Promise<unknown> {
  const checkpoint = new Checkpoint(folder, "ops");
  await checkpoint.advance({ blockNumber: 9n, transactionId: "t9" });
  const stop = new AbortController();
  let begun: object = {};
  const channel = {
    newestBlock: async () => ({ number: newest, hash: "" }),
    chaincodeEvents: (_chaincode: string, { signal: _signal, ...start }: { signal: AbortSignal }) => {
      begun = start;
      stop.abort();
      return [];
    },
  } as unknown as FabricChannel;
  const log = pino({ level: "silent" });
  const executor = {} as Executor;
  await followOperations({ channel, checkpoint, executor, mspId: "Org1MSP", signal: stop.signal, log });
  return begun;
}

test("an agent goes on where it was", async () => {
  expect(await beginsAt(9n)).toEqual({ startBlock: 9n, afterTransactionId: "t9" });
});

test("an agent that is ahead of its ledger begins anew", async () => {
  expect(await beginsAt(8n)).toEqual({ startBlock: 0n });
});

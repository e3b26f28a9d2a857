import { expect, test } from "vitest";
import type { Broadcaster } from "./broadcast.ts";
import { memoryOutbox, type OutboxEntry } from "./outbox.ts";
import { dropSettled } from "./rebroadcast.ts";
import { silent } from "./testing.ts";

const minute = 60_000;

test("the outbox lets go of what is both old and deep in the chain, or was replaced", async () => {
  const blocks: Record<string, number | undefined> = {
    old: 10,
    shallow: 90,
    young: 10,
    lost: undefined,
    gone: undefined,
  };
  const entries = Object.keys(blocks).map((hash, nonce): OutboxEntry => {
    return { hash, nonce, sender: "0x", raw: "0x", ageMs: hash === "young" ? minute / 2 : 9 * minute };
  });
  const dropped: string[] = [];
  const drop = async (hashes: readonly string[]) => void dropped.push(...hashes);
  const outbox = { ...memoryOutbox(), entries: async () => entries, drop };
  const receiptOf = async (hash: string) => {
    const blockNumber = blocks[hash];
    return blockNumber === undefined ? undefined : { blockNumber };
  };
  const isReplaced = async ({ hash }: OutboxEntry) => hash === "gone";
  const broadcaster = { receiptOf, isReplaced } as unknown as Broadcaster;
  await dropSettled({ outbox, broadcaster, blockNumber: async () => 100, log: silent });
  expect(dropped).toEqual(["old", "gone"]);
});

import { expect, test } from "vitest";
import type { Broadcaster } from "./broadcast.ts";
import { memoryOutbox, type OutboxEntry } from "./outbox.ts";
import { dropSettled } from "./rebroadcast.ts";
import { silent } from "./testing.ts";

const minute = 60_000;

test("the outbox lets go of what is both old and deep in the chain", async () => {
  const blocks: Record<string, number | undefined> = { old: 10, shallow: 90, young: 10, lost: undefined };
  const outbox = memoryOutbox();
  for (const [nonce, hash] of Object.keys(blocks).entries()) {
    const order = hash === "young" ? 9 * minute : 0;
    await outbox.put({ hash, nonce, order, sender: "0x", raw: "0x" } satisfies OutboxEntry);
  }
  const receiptOf = async (hash: string) => {
    const blockNumber = blocks[hash];
    return blockNumber === undefined ? undefined : { blockNumber };
  };
  const broadcaster = { receiptOf } as unknown as Broadcaster;
  await dropSettled({ outbox, broadcaster, blockNumber: async () => 100, log: silent }, 9.5 * minute);
  expect((await outbox.entries()).map(({ hash }) => hash)).toEqual(["shallow", "young", "lost"]);
});

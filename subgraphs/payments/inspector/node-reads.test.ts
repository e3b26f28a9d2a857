import { expect, test } from "vitest";
import { NodeReads, nodeTurns } from "./node-reads.ts";

const megabyte = 1024 * 1024;

test("a request reads 32 MiB, and is refused what comes then", async () => {
  const reads = new NodeReads(nodeTurns());
  for (let read = 0; read < 32; read += 1)
    await reads.read(
      async () => read,
      () => megabyte,
    );
  await expect(reads.read(async () => "more")).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("small reads count too", async () => {
  const reads = new NodeReads(nodeTurns());
  for (let read = 0; read < 1_024; read += 1) await reads.read(async () => read);
  await expect(reads.read(async () => "more")).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("the node answers sixteen reads at a time, those of all requests together, and goes on after failures", async () => {
  const turns = nodeTurns();
  const requests = [new NodeReads(turns), new NodeReads(turns)];
  const begun: (() => void)[] = [];
  const fail = () => new Promise<never>((_, reject) => begun.push(() => reject(new Error("the node is away"))));
  const all = requests.flatMap((reads) => Array.from({ length: 20 }, () => reads.read(fail)));
  const outcomes = Promise.allSettled(all);
  for (let done = 0; done < all.length; done += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    expect(begun.length - done).toBe(Math.min(16, all.length - done));
    begun[done]?.();
  }
  expect((await outcomes).every(({ status }) => status === "rejected")).toBe(true);
});

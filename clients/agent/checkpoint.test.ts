import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Checkpoint } from "./checkpoint.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ledgerloom-checkpoint-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

test("a checkpoint survives a restart", async () => {
  const place = { blockNumber: 12n, transactionId: "tx" };
  await new Checkpoint(join(directory, "new"), "ops").advance(place);
  expect(new Checkpoint(join(directory, "new"), "ops").place).toEqual(place);
});

test("a checkpoint that was never written has no place", () => {
  expect(new Checkpoint(directory, "ops").place).toBeUndefined();
});

test.each(["", "{", '{"blockNumber":"x"}', "null"])("a file of %j counts as none", (content) => {
  writeFileSync(join(directory, "ops.checkpoint.json"), content);
  expect(new Checkpoint(directory, "ops").place).toBeUndefined();
});

test("a write that a crash has cut off leaves the place before it", async () => {
  const place = { blockNumber: 1n, transactionId: "tx" };
  await new Checkpoint(directory, "ops").advance(place);
  writeFileSync(join(directory, "ops.checkpoint.json.next"), '{"blockNu');
  const restarted = new Checkpoint(directory, "ops");
  expect(restarted.place).toEqual(place);
  await restarted.advance({ blockNumber: 2n, transactionId: "other" });
  expect(readdirSync(directory)).toEqual(["ops.checkpoint.json"]);
});

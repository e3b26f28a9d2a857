import { expect, test } from "vitest";
import type { StreamStartQuery } from "./generated/operations.ts";
import { streamStart } from "./stream-start.ts";

const cursors = { ops: { cursor: "o" }, marketplace: { cursor: "m" }, payments: { cursor: "p" } };
const read = async () => ({ _meta: cursors }) as unknown as StreamStartQuery;

test("streams of ledger events begin where their subgraph stands, others without a cursor", async () => {
  expect(await streamStart(read, "operationEvents")).toBe("o");
  expect(await streamStart(read, "marketplaceProgress")).toBe("m");
  expect(await streamStart(read, "redemptionEvents")).toBe("p");
  expect(await streamStart(read, "paymentAlarmEvents")).toBeUndefined();
  expect(await streamStart(read, "unknown")).toBeUndefined();
});

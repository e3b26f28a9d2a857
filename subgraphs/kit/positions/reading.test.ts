import { expect, test } from "vitest";
import { PlatformError } from "../../../errors/platform-error.ts";
import { decodePosition, encodePosition } from "./position.ts";
import { type LedgerView, reach } from "./reading.ts";

/** Ledger that shows blocks up to 10; block 7 was replaced by another. */
const ledger: LedgerView = {
  subgraph: "payments",
  source: "evm/1",
  reached: async (block) => {
    if (block > 10n) throw new PlatformError("TIMEOUT", "not in time", { retryable: true });
  },
  keeps: async (block) => block !== 7n,
};

const at = (block: bigint, more: { subgraph?: string; source?: string; hash?: string | null } = {}) =>
  encodePosition({ subgraph: "payments", source: "evm/1", block, hash: `0x${block}`, ...more });

test("a position comes through its text as it was", () => {
  const position = { subgraph: "ops", source: "fabric/ops", block: 2n ** 64n - 1n, hash: null };
  expect(decodePosition(encodePosition(position))).toEqual(position);
});

test("reads show the newest block unless they are as of one", async () => {
  await expect(reach(ledger, { after: [at(3n), at(10n)] })).resolves.toBeUndefined();
  await expect(reach(ledger, { after: [at(10n)], asOf: [at(8n)] })).resolves.toBe(8n);
  await expect(reach(ledger, { after: [], asOf: [at(6n, { hash: null })] })).resolves.toBe(6n);
});

test("positions of other subgraphs are theirs", async () => {
  const others = at(99n, { subgraph: "ops" });
  await expect(reach(ledger, { after: [others] })).resolves.toBeUndefined();
  await expect(reach(ledger, { after: [], asOf: [others, at(9n)] })).resolves.toBe(9n);
});

test.each([
  ["as of no position of what is read", { after: [], asOf: [at(1n, { subgraph: "ops" })] }, "BAD_INPUT"],
  ["as of two positions of it", { after: [], asOf: [at(8n), at(9n)] }, "BAD_INPUT"],
  ["a position of another ledger", { after: [at(1n, { source: "evm/2" })] }, "BAD_INPUT"],
  ["what is no position", { after: ["WyJhIl0"] }, "BAD_INPUT"],
  ["what is no JSON", { after: ["____"] }, "BAD_INPUT"],
  ["a block that does not come", { after: [at(11n)] }, "TIMEOUT"],
  ["a block that was undone", { after: [at(7n)] }, "POSITION_UNDONE"],
  ["a cut at a block that was undone", { after: [], asOf: [at(7n)] }, "POSITION_UNDONE"],
])("refuses %s", async (_what, positions, code) => {
  await expect(reach(ledger, positions)).rejects.toMatchObject({ code });
});

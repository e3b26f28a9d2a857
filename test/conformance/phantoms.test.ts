import { conformance } from "./conformance.ts";
import type { LedgerSession, Step } from "./ledger-session.ts";

/** Endorses a reader and a writer on the same state, orders the writer first, and tells both validation codes. */
async function changeBeforeRead(ledger: LedgerSession, read: Step, change: Step): Promise<number[]> {
  const reader = await ledger.endorse([read, ["put", "phantoms: read", "x"]]);
  const writer = await ledger.endorse([change]);
  return ledger.commitInOrder([writer, reader]);
}

/** Ranges up to 50 keys are recorded key by key, longer ones as a tree of hashes: both have to notice everything. */
const cases = [10, 50, 51, 60, 120].flatMap((size) => {
  const prefix = `phantom ${size} `;
  const whole: Step = ["rangeCount", `${prefix}0`, `${prefix}~`];
  const middle = `${prefix}${String(Math.floor(size / 2)).padStart(4, "0")}`;
  const changes: [what: string, change: Step, code: number][] = [
    ["an insertion into", ["put", `${middle}+`, "x"], 12],
    ["an insertion before the end of", ["put", `${prefix}9999`, "x"], 12],
    ["an update within", ["put", middle, "x"], 12],
    ["a deletion from", ["delete", middle], 12],
    ["a change before the start of", ["put", `${prefix}`, "x"], 0],
    ["a change at the end of", ["put", `${prefix}~`, "x"], 0],
  ];
  return changes.map(([what, change, code]) => ({
    name: `${what} a range of ${size} keys`,
    run: async (ledger: LedgerSession) => {
      await ledger.submit([["putMany", prefix, size]]);
      await ledger.submit([
        ["delete", `${middle}+`],
        ["delete", `${prefix}9999`],
      ]);
      return changeBeforeRead(ledger, whole, change);
    },
    expected: [0, code],
  }));
});

conformance("Phantoms", [
  ...cases,
  {
    name: "of a range read in part everything is checked that the peer had sent in its batches",
    run: async (ledger) => {
      await ledger.submit([["putMany", "part ", 250]]);
      const firstFive: Step = ["rangeFirst", "part 0000", "part 9999", 5];
      const firstOfSecondBatch: Step = ["rangeFirst", "part 0000", "part 9999", 101];
      return [
        await changeBeforeRead(ledger, firstFive, ["put", "part 0050+", "x"]),
        await changeBeforeRead(ledger, firstFive, ["put", "part 0098+", "x"]),
        await changeBeforeRead(ledger, firstFive, ["put", "part 0101+", "x"]),
        await changeBeforeRead(ledger, firstFive, ["put", "part 0099+", "x"]),
        await changeBeforeRead(ledger, firstFive, ["put", "part 0150+", "x"]),
        await changeBeforeRead(ledger, firstOfSecondBatch, ["put", "part 0150+", "y"]),
        await changeBeforeRead(ledger, firstOfSecondBatch, ["put", "part 0240+", "x"]),
      ];
    },
    expected: [
      [0, 12],
      [0, 12],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 12],
      [0, 0],
    ],
  },
  {
    name: "an empty range must stay empty",
    run: (ledger) => changeBeforeRead(ledger, ["rangeCount", "void a", "void z"], ["put", "void k", "x"]),
    expected: [0, 12],
  },
  {
    name: "a partial composite key is a range",
    run: (ledger) =>
      changeBeforeRead(ledger, ["partial", "phantoms", ["a"]], ["putComposite", "phantoms", ["a", "b"], "x"]),
    expected: [0, 12],
  },
  {
    name: "a history is not checked",
    run: async (ledger) => {
      await ledger.submit([["put", "phantoms: history", "1"]]);
      return changeBeforeRead(ledger, ["values", "phantoms: history"], ["put", "phantoms: history", "2"]);
    },
    expected: [0, 0],
  },
  {
    name: "a page is a range as well",
    run: async (ledger) => {
      await ledger.submit([["putMany", "phantom page ", 10]]);
      const page: Step = ["page", "phantom page 0000", "phantom page 9999", 3, ""];
      const inserted: Step[] = [["put", "phantom page 0001+", "x"]];
      const beyond: Step[] = [["put", "phantom page 0007+", "x"]];
      const [first, second] = [await ledger.endorse([page]), await ledger.endorse([page])];
      const codes = await ledger.commitInOrder([await ledger.endorse(beyond), first]);
      return [codes, await ledger.commitInOrder([await ledger.endorse(inserted), second])];
    },
    expected: [
      [0, 0],
      [0, 12],
    ],
  },
  {
    name: "an insertion by an invalid transaction is none",
    run: async (ledger) => {
      const reader = await ledger.endorse([["rangeCount", "invalid a", "invalid z"]]);
      const invalid = await ledger.endorse([["put", "invalid k", "x"]], { endorsers: ["Org1MSP"] });
      return ledger.commitInOrder([invalid, reader]);
    },
    expected: [10, 0],
  },
]);

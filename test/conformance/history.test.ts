import { conformance } from "./conformance.ts";
import type { Step } from "./ledger-session.ts";

conformance("Histories of keys", [
  {
    name: "history is newest first, with deletions, and knows only what was committed",
    run: async (ledger) => {
      const before = Math.floor(Date.now() / 1000) - 1;
      const ids: string[] = [];
      for (const step of [
        ["put", "history", "1"],
        ["delete", "history"],
        ["put", "history", "3"],
      ] as Step[]) {
        const transaction = await ledger.endorse([step]);
        ids.push(transaction.getTransactionId());
        await ledger.commit(transaction);
      }
      await ledger.submit([["put", "history", "refused"]], { endorsers: ["Org1MSP"] });
      const { result } = await ledger.submit([
        ["put", "history", "not yet"],
        ["history", "history"],
      ]);
      const [, history] = result as [null, { txId: string; isDelete: boolean; value: string; seconds: number }[]];
      return history.map(({ txId, isDelete, value, seconds }) => [
        ids.indexOf(txId),
        isDelete,
        value,
        seconds >= before,
      ]);
    },
    expected: [
      [2, false, "3", true],
      [1, true, "", true],
      [0, false, "1", true],
    ],
  },
  {
    name: "a key never written has no history",
    run: (ledger) => ledger.evaluate([["history", "history of nothing"]]),
    expected: { result: [[]] },
  },
  {
    name: "history longer than a batch arrives whole",
    run: async (ledger) => {
      const transactions = await Promise.all(
        Array.from({ length: 105 }, (_, index) => ledger.endorse([["put", "long history", String(index)]])),
      );
      await ledger.commitInOrder(transactions);
      const { result } = await ledger.evaluate([["values", "long history"]]);
      const [values] = result as [string[]];
      return [values.length, values[0], values.at(-1)];
    },
    expected: [105, "104", "0"],
  },
]);

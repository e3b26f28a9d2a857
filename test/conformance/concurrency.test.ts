import { conformance } from "./conformance.ts";

conformance("Concurrent transactions", [
  {
    name: "of transactions that read and write one key the first ordered wins",
    run: async (ledger) => {
      const transactions = await Promise.all(
        [1, 2, 3, 1].map((organization) =>
          ledger.endorse([["increment", "concurrent: counter"]], { client: ledger.client(organization) }),
        ),
      );
      return [await ledger.commitInOrder(transactions), await ledger.evaluate([["get", "concurrent: counter"]])];
    },
    expected: [[0, 11, 11, 11], { result: ["1"] }],
  },
  {
    name: "a conflict shows in a later block just as well",
    run: async (ledger) => {
      const slow = await ledger.endorse([["increment", "concurrent: later"]]);
      return [await ledger.submit([["increment", "concurrent: later"]]), await ledger.commit(slow)];
    },
    expected: [{ status: 0, result: [1] }, { status: 11 }],
  },
  {
    name: "a conflicting transaction changes nothing at all",
    run: async (ledger) => {
      const loser = await ledger.endorse([
        ["increment", "concurrent: shared"],
        ["put", "concurrent: extra", "x"],
      ]);
      await ledger.submit([["increment", "concurrent: shared"]]);
      return [await ledger.commit(loser), await ledger.evaluate([["get", "concurrent: extra"]])];
    },
    expected: [{ status: 11 }, { result: [null] }],
  },
  {
    name: "writes without reads do not conflict and the last ordered stays",
    run: async (ledger) => {
      const first = await ledger.endorse([["put", "concurrent: blind", "first"]]);
      const second = await ledger.endorse([["put", "concurrent: blind", "second"]]);
      return [await ledger.commitInOrder([second, first]), await ledger.evaluate([["get", "concurrent: blind"]])];
    },
    expected: [[0, 0], { result: ["first"] }],
  },
  {
    name: "a key read as absent must still be absent",
    run: async (ledger) => {
      const reader = await ledger.endorse([
        ["get", "concurrent: absent"],
        ["put", "concurrent: by reader", "x"],
      ]);
      const writer = await ledger.endorse([["put", "concurrent: absent", "now here"]]);
      return ledger.commitInOrder([writer, reader]);
    },
    expected: [0, 11],
  },
  {
    name: "a deletion conflicts with a read",
    run: async (ledger) => {
      await ledger.submit([["put", "concurrent: deleted", "x"]]);
      const reader = await ledger.endorse([
        ["get", "concurrent: deleted"],
        ["put", "concurrent: after", "x"],
      ]);
      const deleter = await ledger.endorse([["delete", "concurrent: deleted"]]);
      return ledger.commitInOrder([deleter, reader]);
    },
    expected: [0, 11],
  },
  {
    name: "a key written again with the same value counts as changed",
    run: async (ledger) => {
      await ledger.submit([["put", "concurrent: same", "x"]]);
      const reader = await ledger.endorse([["get", "concurrent: same"]]);
      const writer = await ledger.endorse([["put", "concurrent: same", "x"]]);
      return ledger.commitInOrder([writer, reader]);
    },
    expected: [0, 11],
  },
  {
    name: "a key written by an invalid transaction counts as unchanged",
    run: async (ledger) => {
      await ledger.submit([["put", "concurrent: base", "x"]]);
      const reader = await ledger.endorse([["get", "concurrent: base"]]);
      const invalid = await ledger.endorse([["put", "concurrent: base", "y"]], { endorsers: ["Org1MSP"] });
      return ledger.commitInOrder([invalid, reader]);
    },
    expected: [10, 0],
  },
  {
    name: "reads alone do not conflict with each other",
    run: async (ledger) => {
      await ledger.submit([["put", "concurrent: read", "x"]]);
      const readers = await Promise.all([1, 2, 3].map(() => ledger.endorse([["get", "concurrent: read"]])));
      return ledger.commitInOrder(readers);
    },
    expected: [0, 0, 0],
  },
  {
    name: "a transaction may read and write what an earlier one of its block left alone",
    run: async (ledger) => {
      const transactions = await Promise.all(
        Array.from({ length: 20 }, (_, index) => ledger.endorse([["increment", `concurrent: own ${index}`]])),
      );
      return ledger.commitInOrder(transactions);
    },
    expected: Array(20).fill(0),
  },
]);

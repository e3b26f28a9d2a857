import { conformance } from "./conformance.ts";
import type { LedgerSession, Step } from "./ledger-session.ts";

/** Writes keys, then reads. */
async function written(ledger: LedgerSession, keys: readonly string[], ...reads: readonly Step[]) {
  await ledger.submit(keys.map((key) => ["put", key, `value of ${key}`]));
  return ledger.evaluate(reads);
}

const refused = (request: string, reason: string) => ({
  error: "EndorseError",
  code: 10,
  message: "10 ABORTED: failed to endorse transaction, see attached details for more info",
  details: [
    `Org1MSP: chaincode response 500, ${request} failed: transaction ID: <hash>: ` +
      `txid [<hash>]: unsuppored transaction. ${reason}`,
  ],
});

const keysOf = (found: unknown) => (found as [string, string][]).map(([key]) => key);

const composite = (attributes: readonly string[], value: string) => [{ objectType: "owner~thing", attributes }, value];
const boat = composite(["anna", "boat"], "1");
const car = composite(["anna", "car"], "2");

conformance("Queries of state", [
  {
    name: "a range begins with its start and ends before its end",
    run: (ledger) =>
      written(
        ledger,
        ["range a", "range b", "range c", "range d"],
        ["range", "range b", "range d"],
        ["range", "range aa", "range c"],
        ["range", "range x", "range z"],
        ["range", "range d", "range a"],
      ),
    expected: {
      result: [
        [
          ["range b", "value of range b"],
          ["range c", "value of range c"],
        ],
        [["range b", "value of range b"]],
        [],
        [],
      ],
    },
  },
  {
    name: "keys are in the order of their UTF-8 bytes, not of their UTF-16 units",
    run: async (ledger) => {
      const keys = ["order \u{1f9f5}", "order \uffee", "order z", "order Z", "order é", "order \u{10000}", "order"];
      const { result } = await written(ledger, keys, ["range", "order", "order\u{10ffff}"]);
      return keysOf((result as unknown[])[0]);
    },
    expected: ["order", "order Z", "order z", "order é", "order \uffee", "order \u{10000}", "order \u{1f9f5}"],
  },
  {
    name: "a range open at either side takes the rest of the chaincode's own keys",
    run: async (ledger) => {
      const options = { chaincode: "other" };
      await ledger.submit(
        [
          ["put", "open a", "1"],
          ["put", "open b", "2"],
          ["putComposite", "open", ["c"], "3"],
        ],
        options,
      );
      return ledger.evaluate(
        [
          ["range", "", ""],
          ["range", "open b", ""],
          ["range", "", "open b"],
        ],
        options,
      );
    },
    expected: {
      result: [
        [
          ["open a", "1"],
          ["open b", "2"],
        ],
        [["open b", "2"]],
        [["open a", "1"]],
      ],
    },
  },
  {
    name: "a range sees committed state only",
    run: async (ledger) => {
      await ledger.submit([
        ["put", "committed a", "1"],
        ["put", "committed b", "2"],
      ]);
      return ledger.submit([
        ["put", "committed c", "3"],
        ["delete", "committed a"],
        ["range", "committed", "committed~"],
      ]);
    },
    expected: {
      status: 0,
      result: [
        null,
        null,
        [
          ["committed a", "1"],
          ["committed b", "2"],
        ],
      ],
    },
  },
  {
    name: "ranges longer than a batch arrive whole",
    run: async (ledger) => {
      await ledger.submit([["putMany", "batch ", 250]]);
      const { result } = await ledger.evaluate([
        ["range", "batch 0000", "batch 0250"],
        ["rangeCount", "batch 0000", "batch 0100"],
        ["rangeCount", "batch 0000", "batch 0101"],
        ["rangeFirst", "batch 0000", "batch 0250", 101],
      ]);
      const [whole, hundred, hundredOne, first] = result as [unknown, number, number, string[]];
      return [keysOf(whole).length, keysOf(whole).at(-1), hundred, hundredOne, first.length, first.at(-1)];
    },
    expected: [250, "batch 0249", 100, 101, 101, "batch 0100"],
  },
  {
    name: "pages follow each other by bookmark",
    run: async (ledger) => {
      await ledger.submit([["putMany", "page ", 7]]);
      const pages: unknown[] = [];
      let bookmark = "";
      do {
        const { result } = await ledger.evaluate([["page", "page 0000", "page 9999", 3, bookmark]]);
        const [page] = result as [{ found: unknown; fetched: number; bookmark: string }];
        pages.push([keysOf(page.found), page.fetched, page.bookmark]);
        bookmark = page.bookmark;
      } while (bookmark !== "" && pages.length < 10);
      return pages;
    },
    expected: [
      [["page 0000", "page 0001", "page 0002"], 3, "page 0003"],
      [["page 0003", "page 0004", "page 0005"], 3, "page 0006"],
      [["page 0006"], 1, ""],
    ],
  },
  {
    name: "a page that ends with the range has no bookmark",
    run: async (ledger) => {
      await ledger.submit([["putMany", "exact ", 4]]);
      return ledger.evaluate([
        ["page", "exact 0002", "exact 9999", 2, ""],
        ["page", "exact 9", "exact 99", 2, ""],
        ["page", "exact 0000", "exact 0002", 5, "exact 0001"],
      ]);
    },
    expected: {
      result: [
        {
          found: [
            ["exact 0002", "v2"],
            ["exact 0003", "v3"],
          ],
          fetched: 2,
          bookmark: "",
        },
        { found: [], fetched: null, bookmark: null },
        { found: [["exact 0001", "v1"]], fetched: 1, bookmark: "" },
      ],
    },
  },
  {
    name: "pages of more than a batch",
    run: async (ledger) => {
      await ledger.submit([["putMany", "long page ", 150]]);
      const { result } = await ledger.evaluate([["page", "long page 0000", "long page 9999", 120, ""]]);
      const [page] = result as [{ found: unknown; fetched: number; bookmark: string }];
      return [keysOf(page.found).length, page.fetched, page.bookmark];
    },
    expected: [120, 120, "long page 0120"],
  },
  {
    name: "a transaction that reads a page must not write",
    run: async (ledger) => [
      await ledger.submit([
        ["page", "page", "page~", 3, ""],
        ["put", "page: written", "x"],
      ]),
      await ledger.submit([
        ["put", "page: written", "x"],
        ["page", "page", "page~", 3, ""],
      ]),
      await ledger.submit([["page", "nothing", "nothing~", 3, ""]]),
    ],
    expected: [
      refused("PUT_STATE", "Transaction has already performed a paginated query. Writes are not allowed"),
      refused("GET_STATE_BY_RANGE", "Paginated queries are supported only in a read-only transaction"),
      { status: 0, result: [{ found: [], fetched: null, bookmark: null }] },
    ],
  },
  {
    name: "composite keys are found by their first attributes",
    run: async (ledger) => {
      await ledger.submit([
        ["putComposite", "owner~thing", ["anna", "boat"], "1"],
        ["putComposite", "owner~thing", ["anna", "car"], "2"],
        ["putComposite", "owner~thing", ["anna maria", "car"], "3"],
        ["putComposite", "owner~thing", ["zoë", "🧵"], "4"],
        ["putComposite", "owner~things", ["anna", "boat"], "5"],
      ]);
      return ledger.evaluate([
        ["partial", "owner~thing", ["anna"]],
        ["partial", "owner~thing", []],
        ["partial", "owner~thing", ["anna", "car"]],
        ["partial", "owner~thing", ["an"]],
        ["partial", "nothing", []],
      ]);
    },
    expected: {
      result: [
        [boat, car],
        [boat, car, composite(["anna maria", "car"], "3"), composite(["zoë", "🧵"], "4")],
        [car],
        [],
        [],
      ],
    },
  },
  {
    name: "composite keys come in pages too",
    run: async (ledger) => {
      await ledger.submit(["a", "b", "c"].map((name) => ["putComposite", "paged", [name], name]));
      const first = await ledger.evaluate([["partialPage", "paged", [], 2, ""]]);
      const [{ bookmark }] = first.result as [{ bookmark: string }];
      return [first, await ledger.evaluate([["partialPage", "paged", [], 2, bookmark]])];
    },
    expected: [
      {
        result: [
          {
            found: [
              ["\u0000paged\u0000a\u0000", "a"],
              ["\u0000paged\u0000b\u0000", "b"],
            ],
            bookmark: "\u0000paged\u0000c\u0000",
          },
        ],
      },
      { result: [{ found: [["\u0000paged\u0000c\u0000", "c"]], bookmark: "" }] },
    ],
  },
]);

import { conformance } from "./conformance.ts";

const refused = (...details: readonly string[]) => ({
  error: "EndorseError",
  code: 10,
  message: "10 ABORTED: failed to endorse transaction, see attached details for more info",
  details,
});
const unsatisfiable = (chaincode: string, channel: string) => ({
  error: "EndorseError",
  code: 9,
  message:
    "9 FAILED_PRECONDITION: no combination of peers can be derived which satisfy the endorsement policy: " +
    `No metadata was found for chaincode ${chaincode} in channel ${channel}`,
  details: [],
});

conformance("Submit", [
  {
    name: "a transaction's writes are there for the next one",
    run: async (ledger) => [
      await ledger.submit([["put", "submit: a", "1"]]),
      await ledger.evaluate([["get", "submit: a"]]),
      await ledger.submit([["get", "submit: a"]], { client: ledger.client(3) }),
    ],
    expected: [{ status: 0, result: [null] }, { result: ["1"] }, { status: 0, result: ["1"] }],
  },
  {
    name: "the result is what the chaincode returned when it endorsed",
    run: async (ledger) => {
      const transaction = await ledger.endorseFunction("Echo", ["zwölf 🧵"]);
      return [Buffer.from(transaction.getResult()).toString(), await ledger.commit(transaction)];
    },
    expected: ["zwölf 🧵", { status: 0 }],
  },
  {
    name: "a transaction reads what was committed, not what it wrote",
    run: async (ledger) => [
      await ledger.submit([["put", "submit: own", "old"]]),
      await ledger.submit([
        ["put", "submit: own", "new"],
        ["get", "submit: own"],
        ["increment", "submit: own number"],
        ["increment", "submit: own number"],
      ]),
      await ledger.evaluate([
        ["get", "submit: own"],
        ["get", "submit: own number"],
      ]),
    ],
    expected: [{ status: 0, result: [null] }, { status: 0, result: [null, "old", 1, 1] }, { result: ["new", "1"] }],
  },
  {
    name: "the last write of a key counts",
    run: async (ledger) => [
      await ledger.submit([
        ["put", "submit: twice", "first"],
        ["put", "submit: twice", "second"],
        ["put", "submit: undone", "x"],
        ["delete", "submit: undone"],
      ]),
      await ledger.evaluate([
        ["get", "submit: twice"],
        ["get", "submit: undone"],
      ]),
    ],
    expected: [{ status: 0, result: [null, null, null, null] }, { result: ["second", null] }],
  },
  {
    name: "a deleted key is gone and can come back",
    run: async (ledger) => [
      await ledger.submit([["put", "submit: gone", "x"]]),
      await ledger.submit([["delete", "submit: gone"]]),
      await ledger.evaluate([["get", "submit: gone"]]),
      await ledger.submit([["delete", "submit: gone"]]),
      await ledger.submit([["put", "submit: gone", "y"]]),
      await ledger.evaluate([["get", "submit: gone"]]),
    ],
    expected: [
      { status: 0, result: [null] },
      { status: 0, result: [null] },
      { result: [null] },
      { status: 0, result: [null] },
      { status: 0, result: [null] },
      { result: ["y"] },
    ],
  },
  {
    name: "an empty value is a deletion",
    run: async (ledger) => [
      await ledger.submit([
        ["put", "submit: empty 1", ""],
        ["put", "submit: empty 2", "x"],
      ]),
      await ledger.submit([["put", "submit: empty 2", ""]]),
      await ledger.evaluate([
        ["get", "submit: empty 1"],
        ["range", "submit: empty", "submit: empty~"],
        ["values", "submit: empty 2"],
      ]),
    ],
    expected: [
      { status: 0, result: [null, null] },
      { status: 0, result: [null] },
      { result: [null, [], ["deleted", "x"]] },
    ],
  },
  {
    name: "a key may be empty or look like a composite one",
    run: async (ledger) => [
      await ledger.submit([
        ["put", "", "empty"],
        ["put", "\u0000submit", "composite"],
      ]),
      await ledger.evaluate([
        ["get", ""],
        ["get", "\u0000submit"],
      ]),
    ],
    expected: [{ status: 0, result: [null, null] }, { result: ["empty", "composite"] }],
  },
  {
    name: "keys of any script",
    run: async (ledger) => [
      await ledger.submit([
        ["put", "submit: ключ 🔑", "zwölf"],
        ["put", "submit: \u{10ffff}", "highest"],
      ]),
      await ledger.evaluate([
        ["get", "submit: ключ 🔑"],
        ["get", "submit: \u{10ffff}"],
      ]),
    ],
    expected: [{ status: 0, result: [null, null] }, { result: ["zwölf", "highest"] }],
  },
  {
    name: "a value of a megabyte",
    run: async (ledger) => [
      await ledger.submit([["putLarge", "submit: large", 1_000_000]]),
      await ledger.evaluate([["length", "submit: large"]]),
    ],
    expected: [{ status: 0, result: [null] }, { result: [1_000_000] }],
  },
  {
    name: "five hundred writes in one transaction",
    run: async (ledger) => [
      await ledger.submit([["putMany", "submit: many ", 500]]),
      await ledger.evaluate([
        ["rangeCount", "submit: many ", "submit: many ~"],
        ["get", "submit: many 0499"],
      ]),
    ],
    expected: [{ status: 0, result: [null] }, { result: [500, "v499"] }],
  },
  {
    name: "what the chaincode throws is in the details of the error",
    run: (ledger) =>
      ledger.submit([
        ["put", "submit: thrown", "x"],
        ["throw", "WRONG_STATE: not now"],
      ]),
    expected: refused("Org1MSP: chaincode response 500, WRONG_STATE: not now"),
  },
  {
    name: "an unknown function is refused",
    run: (ledger) =>
      ledger.endorseFunction("Nope", []).then(
        () => "endorsed",
        (error: Error) => error.name,
      ),
    expected: "EndorseError",
  },
  {
    name: "an unknown chaincode cannot be endorsed",
    run: (ledger) => ledger.submit([], { chaincode: "nope" }),
    expected: unsatisfiable("nope", "first"),
  },
  {
    name: "an unknown channel cannot be endorsed",
    run: (ledger) => ledger.submit([], { channel: "nope" }),
    expected: unsatisfiable("conformance", "nope"),
  },
  {
    name: "endorsers that disagree are noticed",
    run: (ledger) => ledger.submit([["putRandom", "submit: random"]]),
    expected: {
      error: "EndorseError",
      code: 10,
      message: "10 ABORTED: failed to collect enough transaction endorsements, see attached details for more info",
      details: ["Org2MSP: ProposalResponsePayloads do not match", "Org3MSP: ProposalResponsePayloads do not match"],
    },
  },
  {
    name: "one endorser may write what no other would, when the policy asks for one",
    run: (ledger) => ledger.submit([["putRandom", "submit: random"]], { chaincode: "anyone" }),
    expected: { status: 0, result: [null] },
  },
]);

import { conformance } from "./conformance.ts";

const withoutPeer = (chaincode: string, channel: string) => ({
  error: "GatewayError",
  code: 9,
  message: `9 FAILED_PRECONDITION: no peers available to evaluate chaincode ${chaincode} in channel ${channel}`,
  details: [],
});

const refused = (message: string) => ({
  error: "GatewayError",
  code: 2,
  message: `2 UNKNOWN: evaluate call to endorser returned error: chaincode response 500, ${message}`,
  details: [`Org1MSP: chaincode response 500, ${message}`],
});

conformance("Evaluate", [
  {
    name: "arguments and results pass unchanged",
    run: (ledger) =>
      Promise.all(
        ["plain", "", "zwölf Ωμέγα 漢字 🧵", 'quotes " and \\ and \n', "\u0000 and \u0001", "x".repeat(1000)].map(
          (text) => ledger.evaluateFunction("Echo", [text]).then(({ result }) => result === text),
        ),
      ),
    expected: [true, true, true, true, true, true],
  },
  {
    name: "a function may answer with an object",
    run: (ledger) => ledger.evaluateFunction("Answer", ["x"]),
    expected: { result: { text: "x", parts: [{ text: "x" }] } },
  },
  {
    name: "a function without a result answers with nothing",
    run: (ledger) => ledger.evaluateFunction("Nothing", []),
    expected: { result: "" },
  },
  {
    name: "a function can be named together with its contract",
    run: (ledger) => ledger.evaluateFunction("ScriptContract:Echo", ["yes"]),
    expected: { result: "yes" },
  },
  {
    name: "state that does not exist reads as no bytes",
    run: (ledger) =>
      ledger.evaluate([
        ["get", "evaluate: absent"],
        ["length", "evaluate: absent"],
      ]),
    expected: { result: [null, 0] },
  },
  {
    name: "an evaluation may write, and nothing comes of it",
    run: async (ledger) => [
      await ledger.evaluate([["put", "evaluate: written", "x"]]),
      await ledger.evaluate([["get", "evaluate: written"]]),
    ],
    expected: [{ result: [null] }, { result: [null] }],
  },
  {
    name: "every organisation's peer answers and the chaincode sees the caller",
    run: (ledger) =>
      Promise.all(
        [1, 2, 3].map(async (organization) => {
          const outcome = await ledger.evaluate([["whoAmI"]], { client: ledger.client(organization) });
          const [who] = outcome.result as [{ mspId: string; channel: string; transactionId: string; args: number }];
          return { ...who, transactionId: who.transactionId.length, seconds: 0 };
        }),
      ),
    expected: ["Org1MSP", "Org2MSP", "Org3MSP"].map((mspId) => ({
      mspId,
      channel: "first",
      transactionId: 64,
      args: 2,
      seconds: 0,
    })),
  },
  {
    name: "the chaincode sees the proposal's transaction id and time",
    run: async (ledger) => {
      const proposal = ledger.contract().newProposal("Run", { arguments: [JSON.stringify([["whoAmI"]])] });
      const before = Math.floor(Date.now() / 1000) - 1;
      const [who] = JSON.parse(Buffer.from(await proposal.evaluate()).toString());
      return { id: who.transactionId === proposal.getTransactionId(), isNow: who.seconds >= before };
    },
    expected: { id: true, isNow: true },
  },
  {
    name: "transient data reaches the chaincode",
    run: (ledger) =>
      ledger.evaluate(
        [
          ["transient", "secret"],
          ["transient", "other"],
        ],
        { transient: { secret: "s" } },
      ),
    expected: { result: ["s", null] },
  },
  {
    name: "another organisation's peer can be asked to evaluate",
    run: (ledger) => ledger.evaluateFunction("Echo", ["from there"], { endorsers: ["Org2MSP"] }),
    expected: { result: "from there" },
  },
  {
    name: "an organisation that does not exist cannot evaluate",
    run: (ledger) => ledger.evaluateFunction("Echo", ["?"], { endorsers: ["Org9MSP"] }),
    expected: withoutPeer("conformance", "first"),
  },
  {
    name: "what the chaincode throws is the error, from the peer that evaluated",
    run: (ledger) => ledger.evaluate([["throw", "NOT_FOUND: no such thing"]]),
    expected: refused("NOT_FOUND: no such thing"),
  },
  {
    name: "an error text may hold any character",
    run: (ledger) => ledger.evaluate([["throw", 'zwölf 🧵 "quoted"\nsecond line']]),
    expected: refused('zwölf 🧵 "quoted"\nsecond line'),
  },
  {
    name: "an unknown function is refused by the chaincode",
    run: (ledger) => ledger.evaluateFunction("Nope", []),
    expected: refused("You've asked to invoke a function that does not exist: Nope"),
  },
  {
    name: "an unknown contract is refused by the chaincode",
    run: (ledger) => ledger.evaluateFunction("Nope:Run", []),
    expected: refused("Contract name is not known: Nope"),
  },
  {
    name: "a missing argument is refused by the chaincode",
    run: (ledger) => ledger.evaluateFunction("Run", []),
    expected: refused("Expected 1 parameters, but 0 have been supplied"),
  },
  {
    name: "an unknown chaincode has no peers",
    run: (ledger) => ledger.evaluate([], { chaincode: "nope" }),
    expected: withoutPeer("nope", "first"),
  },
  {
    name: "a chaincode of another channel has no peers here",
    run: (ledger) => ledger.evaluate([], { chaincode: "other", channel: "second" }),
    expected: withoutPeer("other", "second"),
  },
  {
    name: "an unknown channel is unavailable",
    run: (ledger) => ledger.evaluate([], { channel: "nope" }),
    expected: {
      error: "GatewayError",
      code: 14,
      message: "14 UNAVAILABLE: failed to get config for channel [nope]: could not get last config for channel nope",
      details: [],
    },
  },
  {
    name: "rich queries need a document database",
    run: (ledger) => ledger.evaluate([["query", '{"selector":{}}']]),
    expected: refused("GET_QUERY_RESULT failed: transaction ID: <hash>: ExecuteQuery not supported for leveldb"),
  },
  {
    name: "an unknown collection of private data is named",
    run: (ledger) => ledger.evaluate([["putPrivate", "c1", "k", "v"]]),
    expected: refused("PUT_STATE failed: transaction ID: <hash>: collection first/conformance/c1 could not be found"),
  },
  {
    name: "a result of a megabyte arrives whole",
    run: async (ledger) => {
      const outcome = await ledger.evaluateFunction("Echo", ["🧵".repeat(250_000)]);
      return String(outcome.result).length;
    },
    expected: 500_000,
  },
  {
    name: "concurrent evaluations do not mix",
    run: async (ledger) => {
      const numbers = Array.from({ length: 40 }, (_, index) => index);
      const answers = await Promise.all(numbers.map((number) => ledger.evaluateFunction("Echo", [`n${number}`])));
      return answers.every(({ result }, index) => result === `n${index}`);
    },
    expected: true,
  },
]);

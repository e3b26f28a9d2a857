import { conformance } from "./conformance.ts";
import type { Step } from "./ledger-session.ts";

const call = (chaincode: string, channel: string, ...steps: readonly Step[]): Step => [
  "invoke",
  chaincode,
  channel,
  ["Run", JSON.stringify(steps)],
];

const answered = (payload: string) => ({ status: 200, message: "", payload });

const failed = (reason: string) => {
  const message = `chaincode response 500, INVOKE_CHAINCODE failed: transaction ID: <hash>: ${reason}`;
  return {
    error: "GatewayError",
    code: 2,
    message: `2 UNKNOWN: evaluate call to endorser returned error: ${message}`,
    details: [`Org1MSP: ${message}`],
  };
};

const notFound = (chaincode: string, channel: string) =>
  `execute failed: invalid invocation: [channel ${channel}] failed to get chaincode container info for ${chaincode}: ` +
  `chaincode ${chaincode} not found`;

conformance("Chaincode that calls chaincode", [
  {
    name: "a call on the same channel reads and writes the other's state",
    run: async (ledger) => [
      await ledger.submit([
        ["put", "calls: own", "mine"],
        call("other", "", ["put", "calls: theirs", "x"], ["get", "calls: own"]),
      ]),
      await ledger.evaluate([
        ["get", "calls: own"],
        ["get", "calls: theirs"],
      ]),
      await ledger.evaluate(
        [
          ["get", "calls: own"],
          ["get", "calls: theirs"],
        ],
        { chaincode: "other" },
      ),
    ],
    expected: [
      { status: 0, result: [null, answered("[null,null]")] },
      { result: ["mine", null] },
      { result: [null, "x"] },
    ],
  },
  {
    name: "the channel may be named",
    run: async (ledger) => [
      await ledger.submit([call("other", "first", ["put", "calls: named", "x"])]),
      await ledger.evaluate([["get", "calls: named"]], { chaincode: "other" }),
    ],
    expected: [{ status: 0, result: [answered("[null]")] }, { result: ["x"] }],
  },
  {
    name: "state the called chaincode reads is checked like one's own",
    run: async (ledger) => {
      const reader = await ledger.endorse([call("other", "", ["increment", "calls: counter"])]);
      const writer = await ledger.endorse([["increment", "calls: counter"]], { chaincode: "other" });
      return [
        await ledger.commitInOrder([writer, reader]),
        await ledger.evaluate([["get", "calls: counter"]], { chaincode: "other" }),
      ];
    },
    expected: [[0, 11], { result: ["1"] }],
  },
  {
    name: "a call into another channel reads there and writes nothing",
    run: async (ledger) => {
      const second = { channel: "second" };
      await ledger.submit([["put", "calls: there", "of second"]], second);
      return [
        await ledger.submit([call("conformance", "second", ["get", "calls: there"], ["put", "calls: lost", "x"])], {
          chaincode: "other",
        }),
        await ledger.evaluate([["get", "calls: lost"]], second),
        await ledger.evaluate([["get", "calls: lost"]]),
      ];
    },
    expected: [{ status: 0, result: [answered('["of second",null]')] }, { result: [null] }, { result: [null] }],
  },
  {
    name: "what is read in another channel is not checked",
    run: async (ledger) => {
      const second = { channel: "second" };
      const reader = await ledger.endorse([call("conformance", "second", ["get", "calls: unchecked"])], {
        chaincode: "other",
      });
      await ledger.submit([["put", "calls: unchecked", "x"]], second);
      return ledger.commit(reader);
    },
    expected: { status: 0 },
  },
  {
    name: "the called chaincode sees the same caller and transaction, and its own channel",
    run: async (ledger) => {
      const { result } = await ledger.evaluate([
        ["whoAmI"],
        call("other", "", ["whoAmI"]),
        call("other", "", ["whoAmI"]),
      ]);
      const [own, first] = result as [Record<string, unknown>, { payload: string }];
      const [called] = JSON.parse(first.payload);
      return [called.mspId, called.channel, called.transactionId === own.transactionId, called.seconds === own.seconds];
    },
    expected: ["Org1MSP", "first", true, true],
  },
  {
    name: "only the called chaincode's refusal comes back, and the caller may live with it",
    run: (ledger) => ledger.evaluate([call("other", "", ["throw", "FORBIDDEN: not you"]), ["get", "calls: absent"]]),
    expected: { result: [{ status: 500, message: "FORBIDDEN: not you", payload: null }, null] },
  },
  {
    name: "an unknown function of the called chaincode",
    run: (ledger) => ledger.evaluate([["invoke", "other", "", ["Nope"]]]),
    expected: {
      result: [{ status: 500, message: "You've asked to invoke a function that does not exist: Nope", payload: null }],
    },
  },
  {
    name: "an unknown chaincode",
    run: (ledger) => ledger.evaluate([call("nope", "", ["get", "x"])]),
    expected: failed(notFound("nope", "first")),
  },
  {
    name: "an unknown channel",
    run: (ledger) => ledger.evaluate([call("conformance", "nope", ["get", "x"])]),
    expected: failed("Failed to get policy manager for channel [nope]"),
  },
  {
    name: "a chaincode that is not on that channel",
    run: (ledger) => ledger.evaluate([call("other", "second", ["get", "x"])]),
    expected: failed(notFound("other", "second")),
  },
  {
    name: "a chaincode that calls itself",
    run: (ledger) => ledger.evaluate([call("conformance", "", ["get", "x"])]),
    expected: failed("execute failed: error sending: txid: <hash>(first) exists"),
  },
  {
    name: "the endorsement policies of both chaincodes must be met",
    run: async (ledger) =>
      [
        await ledger.submit([call("everyone", "", ["put", "calls: strict", "x"])], {
          endorsers: ["Org1MSP", "Org2MSP"],
        }),
        await ledger.submit([call("everyone", "", ["get", "calls: strict"])], { endorsers: ["Org1MSP", "Org2MSP"] }),
        await ledger.submit([call("everyone", "", ["put", "calls: strict", "x"])], {
          endorsers: ["Org1MSP", "Org2MSP", "Org3MSP"],
        }),
        await ledger.submit([call("everyone", "", ["put", "calls: strict", "y"])]),
        await ledger.submit([call("conformance", "", ["put", "calls: lax", "x"])], {
          chaincode: "anyone",
          endorsers: ["Org1MSP"],
        }),
      ].map(({ status, error, message }) => status ?? [error, message]),
    expected: [10, 0, 0, 0, 10],
  },
]);

import { conformance } from "./conformance.ts";

conformance("Endorsement policies", [
  {
    name: "a majority of the organisations is enough, whichever",
    run: (ledger) =>
      Promise.all(
        [
          ["Org1MSP", "Org2MSP"],
          ["Org1MSP", "Org3MSP"],
          ["Org2MSP", "Org3MSP"],
          ["Org3MSP", "Org2MSP", "Org1MSP"],
        ].map((endorsers, index) => ledger.submit([["put", `policies: majority ${index}`, "x"]], { endorsers })),
      ),
    expected: Array(4).fill({ status: 0, result: [null] }),
  },
  {
    name: "one organisation is too few",
    run: async (ledger) => [
      await ledger.submit([["put", "policies: one", "x"]], { endorsers: ["Org1MSP"] }),
      await ledger.submit([["put", "policies: one", "x"]], { endorsers: ["Org2MSP"] }),
      await ledger.evaluate([["get", "policies: one"]]),
    ],
    expected: [{ status: 10, result: [null] }, { status: 10, result: [null] }, { result: [null] }],
  },
  {
    name: "a policy may demand every organisation",
    run: async (ledger) => [
      await ledger.submit([["put", "policies: all", "x"]], { chaincode: "everyone" }),
      await ledger.submit([["put", "policies: all", "y"]], {
        chaincode: "everyone",
        endorsers: ["Org1MSP", "Org2MSP"],
      }),
      await ledger.evaluate([["get", "policies: all"]], { chaincode: "everyone" }),
    ],
    expected: [{ status: 0, result: [null] }, { status: 10, result: [null] }, { result: ["x"] }],
  },
  {
    name: "a policy may be content with any organisation",
    run: async (ledger) => [
      await ledger.submit([["put", "policies: any", "x"]], { chaincode: "anyone", endorsers: ["Org3MSP"] }),
      await ledger.submit([["put", "policies: any", "y"]], { chaincode: "anyone", client: ledger.client(2) }),
    ],
    expected: Array(2).fill({ status: 0, result: [null] }),
  },
  {
    name: "an organisation that does not exist cannot endorse",
    run: (ledger) => ledger.submit([["put", "policies: unknown", "x"]], { endorsers: ["Org1MSP", "Org9MSP"] }),
    expected: {
      error: "EndorseError",
      code: 14,
      message: "14 UNAVAILABLE: failed to find any endorsing peers for org(s): Org9MSP",
      details: [],
    },
  },
]);

import { conformance } from "./conformance.ts";

const chaincode = "own";
const mspIds = ["Org1MSP", "Org2MSP", "Org3MSP"];

conformance("Chaincode of each organisation", [
  {
    name: "each peer's chaincode says whose it is, whichever gateway asks",
    run: (ledger) =>
      Promise.all(
        mspIds.flatMap((mspId) =>
          [1, 2, 3].map((organization) => {
            const client = ledger.client(organization);
            return ledger.evaluate([["peerOrganization"]], { chaincode, client, endorsers: [mspId] });
          }),
        ),
      ),
    expected: mspIds.flatMap((mspId) => Array(3).fill({ result: [mspId] })),
  },
  {
    name: "the answer is that of the organisation that endorses",
    run: async (ledger) => [
      await ledger.submit([["peerOrganization"]], { chaincode }),
      await ledger.submit([["peerOrganization"]], { chaincode, endorsers: ["Org1MSP"] }),
      await ledger.submit([["peerOrganization"]], { chaincode, endorsers: ["Org2MSP"] }),
      await ledger.submit([["peerOrganization"]], { chaincode, endorsers: ["Org3MSP"] }),
    ],
    expected: [
      { status: 0, result: ["Org1MSP"] },
      { status: 0, result: ["Org1MSP"] },
      { status: 10, result: ["Org2MSP"] },
      { status: 10, result: ["Org3MSP"] },
    ],
  },
  {
    name: "organisations whose chaincodes answer differently do not endorse together",
    run: async (ledger) => {
      const { error, code, message } = await ledger.submit([["peerOrganization"]], {
        chaincode,
        endorsers: ["Org2MSP", "Org3MSP"],
      });
      return { error, code, message };
    },
    expected: {
      error: "EndorseError",
      code: 10,
      message: "10 ABORTED: failed to collect enough transaction endorsements, see attached details for more info",
    },
  },
  {
    name: "policies may be in double quotes, nested and mixed",
    run: (ledger) =>
      Promise.all(
        [["Org1MSP"], ["Org2MSP"], ["Org3MSP"], ["Org2MSP", "Org3MSP"]].map((endorsers) =>
          ledger.submit([["put", `own: ${endorsers}`, "x"]], { chaincode, endorsers }),
        ),
      ),
    expected: [0, 10, 10, 0].map((status) => ({ status, result: [null] })),
  },
  {
    name: "a process that serves all peers is nobody's",
    run: (ledger) => ledger.evaluate([["peerOrganization"]]),
    expected: {
      error: "GatewayError",
      code: 2,
      message:
        "2 UNKNOWN: evaluate call to endorser returned error: chaincode response 500, " +
        "CORE_PEER_LOCALMSPID is unset in chaincode process",
      details: ["Org1MSP: chaincode response 500, CORE_PEER_LOCALMSPID is unset in chaincode process"],
    },
  },
]);

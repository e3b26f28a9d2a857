import { common, peer } from "@hyperledger/fabric-protos";
import { headerHash } from "./block-verification.ts";
import { conformance } from "./conformance.ts";
import type { LedgerSession } from "./ledger-session.ts";
import { outcomeOf } from "./transcript.ts";

/** Evaluates a function of the chaincode that peers answer themselves. */
function query(ledger: LedgerSession, fn: string, ...args: readonly (string | Uint8Array)[]): Promise<Uint8Array> {
  return ledger
    .network()
    .getContract("qscc")
    .evaluate(fn, { arguments: [...args] });
}

async function commit(ledger: LedgerSession, key: string) {
  const submitted = await (await ledger.endorse([["put", key, "x"]])).submit();
  return submitted.getStatus();
}

const numberOf = (block: Uint8Array) => BigInt(common.Block.deserializeBinary(block).getHeader()?.getNumber() ?? -1);

const refused = (fn: string, reason: string) => [fn, 2, `Org1MSP: chaincode response 500, ${reason}`];
const noTransaction = "no such transaction ID [<hash>] in index";

conformance("The peers' own chaincode", [
  {
    name: "the chain's height and newest hash are told",
    run: async (ledger) => {
      const { blockNumber } = await commit(ledger, "system: info");
      const info = common.BlockchainInfo.deserializeBinary(await query(ledger, "GetChainInfo", "first"));
      const block = await query(ledger, "GetBlockByNumber", "first", String(blockNumber));
      const header = common.Block.deserializeBinary(block).getHeader() ?? new common.BlockHeader();
      return [
        BigInt(info.getHeight()) - blockNumber,
        headerHash(header).equals(info.getCurrentblockhash_asU8()),
        Buffer.from(header.getPreviousHash_asU8()).equals(info.getPreviousblockhash_asU8()),
      ];
    },
    expected: [1n, true, true],
  },
  {
    name: "a block is found by its number, its hash and a transaction in it",
    run: async (ledger) => {
      const { blockNumber, transactionId } = await commit(ledger, "system: block");
      const byNumber = await query(ledger, "GetBlockByNumber", "first", String(blockNumber));
      const hash = headerHash(common.Block.deserializeBinary(byNumber).getHeader() ?? new common.BlockHeader());
      const byTransaction = await query(ledger, "GetBlockByTxID", "first", transactionId);
      const byHash = await query(ledger, "GetBlockByHash", "first", hash);
      return [numberOf(byNumber), numberOf(byTransaction), numberOf(byHash)].map((number) => number === blockNumber);
    },
    expected: [true, true, true],
  },
  {
    name: "a transaction is found with its validation code",
    run: async (ledger) => {
      const { transactionId } = await commit(ledger, "system: transaction");
      const refused = await ledger.endorse([["put", "system: refused", "x"]], { endorsers: ["Org1MSP"] });
      await ledger.commit(refused);
      const codes: number[] = [];
      for (const id of [transactionId, refused.getTransactionId()]) {
        const found = await query(ledger, "GetTransactionByID", "first", id);
        codes.push(peer.ProcessedTransaction.deserializeBinary(found).getValidationcode());
      }
      return codes;
    },
    expected: [0, 10],
  },
  {
    name: "what is not there is an error",
    run: (ledger) =>
      Promise.all(
        [
          ["GetBlockByNumber", "first", "999999"],
          ["GetBlockByNumber", "first", "x"],
          ["GetTransactionByID", "first", "0".repeat(64)],
          ["GetBlockByTxID", "first", "0".repeat(64)],
          ["GetChainInfo", "nope"],
          ["GetChainInfo"],
          ["Nope", "first"],
        ].map(async ([fn = "", ...args]) => {
          const { code, details } = await outcomeOf(async () => ({ found: (await query(ledger, fn, ...args)).length }));
          return [fn, code, ...(details as string[])];
        }),
      ),
    expected: [
      refused("GetBlockByNumber", "Failed to get block number 999999, error no such block number [999999] in index"),
      refused(
        "GetBlockByNumber",
        `Failed to parse block number with error strconv.ParseUint: parsing "x": invalid syntax`,
      ),
      refused("GetTransactionByID", `Failed to get transaction with id <hash>, error ${noTransaction}`),
      refused("GetBlockByTxID", `Failed to get block for txID <hash>, error ${noTransaction}`),
      refused("GetChainInfo", "Invalid chain ID, nope"),
      refused("GetChainInfo", "Incorrect number of arguments, 1"),
      refused("Nope", "missing 3rd argument for Nope"),
    ],
  },
]);

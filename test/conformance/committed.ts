import { common } from "@hyperledger/fabric-protos";
import { endorsedAction } from "./block-verification.ts";
import type { CallOptions, LedgerSession, Step } from "./ledger-session.ts";

/** Commits steps; tells the transaction's id and block. */
export async function commit(ledger: LedgerSession, steps: readonly Step[], options?: CallOptions) {
  const submitted = await (await ledger.endorse(steps, options)).submit();
  return ledger.settle(submitted);
}

/** The block with a number. */
export async function blockAt(ledger: LedgerSession, startBlock: bigint, channel = "first"): Promise<common.Block> {
  const blocks = await ledger.network({ channel }).getBlockEvents({ startBlock });
  try {
    for await (const block of blocks) return block;
  } finally {
    blocks.close();
  }
  throw new Error("The stream ended");
}

/** The endorsed action of a committed transaction, as the block holds it. */
export async function committed(ledger: LedgerSession, steps: readonly Step[], options?: CallOptions) {
  const { transactionId, blockNumber } = await commit(ledger, steps, options);
  const block = await blockAt(ledger, blockNumber, options?.channel);
  for (const bytes of block.getData()?.getDataList_asU8() ?? []) {
    const payload = common.Payload.deserializeBinary(common.Envelope.deserializeBinary(bytes).getPayload_asU8());
    const header = common.ChannelHeader.deserializeBinary(payload.getHeader()?.getChannelHeader_asU8() ?? bytes);
    if (header.getTxId() === transactionId) return { ...endorsedAction(payload), header, blockNumber };
  }
  throw new Error(`Block ${blockNumber} does not hold ${transactionId}`);
}

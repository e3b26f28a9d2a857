import { getAddress } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { ChainTransaction } from "../../../ledgers/evm/chain-details.ts";
import type { ChainLog } from "../../../ledgers/evm/rpc-types.ts";
import { type Connection, mapNodes } from "../../../store/tables/page.ts";
import { excerptOf, hexExcerptOf } from "../../kit/graph/excerpt.ts";
import type { ChainInspector } from "../inspector/chain-inspector.ts";
import { type ContractWords, logInWords } from "../inspector/contract-words.ts";
import type { EvmContractWords, EvmLog, EvmTransactionView } from "./evm-transaction.type.ts";

export function evmTransactionView(source: ChainTransaction): EvmTransactionView {
  const { hash, transactionIndex, from, to, value, nonce, receipt } = source;
  const price = receipt?.effectiveGasPrice;
  return {
    hash,
    index: transactionIndex ?? null,
    from: getAddress(from),
    to: to ? getAddress(to) : null,
    createdContract: receipt?.contractAddress ? getAddress(receipt.contractAddress) : null,
    value,
    nonce,
    gasUsed: receipt?.gasUsed ?? null,
    fee: receipt && typeof price === "bigint" ? receipt.gasUsed * price : null,
    source,
  };
}

/**
 * Transactions of a page of hashes.
 * @throws LEDGER_UNAVAILABLE when the node knows one of them no longer
 */
export async function evmTransactions(
  page: Connection<{ readonly hash: string }>,
  inspector: ChainInspector,
): Promise<Connection<EvmTransactionView>> {
  const found = await Promise.all(page.nodes.map(({ hash }) => inspector.transaction(hash)));
  const sources = new Map(found.flatMap((one) => (one ? [[one.hash, one]] : [])));
  return mapNodes(page, ({ hash }) => {
    const source = sources.get(hash);
    if (source) return evmTransactionView(source);
    throw new PlatformError(
      "LEDGER_UNAVAILABLE",
      `the chain's node has no transaction ${hash}: the chain took it back a moment ago, or the node keeps none that old`,
      { retryable: true },
    );
  });
}

export function evmLogView(log: ChainLog): EvmLog {
  const words = logInWords(log);
  return {
    index: log.logIndex,
    address: getAddress(log.address),
    topics: log.topics,
    data: hexExcerptOf(log.data),
    event: words ? contractWordsView(words) : null,
  };
}

export function contractWordsView({ contract, name, arguments: given }: ContractWords): EvmContractWords {
  const values = given.map(({ value, ...one }) => ({ ...one, value: excerptOf(Buffer.from(value)) }));
  return { contract, name, arguments: values };
}

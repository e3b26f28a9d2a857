/** Kinds of JSON-RPC methods by their effect on the embedded chain. */
export type MethodKind = "read" | "transaction" | "administration" | "unknown";

const transactions = new Set(["eth_sendRawTransaction", "eth_sendRawTransactionSync"]);

/** Methods that send transactions for accounts without their keys. */
const unsigned = /^eth_(sendTransaction|sendTransactionSync|sendUnsignedTransaction)$/;

export function kindOf(method: unknown): MethodKind {
  if (typeof method !== "string") return "unknown";
  if (transactions.has(method)) return "transaction";
  if (unsigned.test(method) || /^(anvil|hardhat|evm)_/.test(method)) return "administration";
  return /^(eth|net|web3|txpool|debug|trace)_/.test(method) ? "read" : "unknown";
}

/** Ways in which the effect of an administrator's method survives. */
export type Keeping = "transaction" | "nothing" | "state" | "step";

const changesNothing = /^(anvil|hardhat|evm)_(snapshot|dumpState|nodeInfo|metadata|get\w+)$/;

/** Methods that would have another outcome when repeated. */
const cannotBeDoneAgain = /^(anvil|hardhat|evm)_(reorg|revert|rollback|loadState|reset)$/;

export function keepingOf(method: string): Keeping {
  if (unsigned.test(method)) return "transaction";
  if (changesNothing.test(method)) return "nothing";
  return cannotBeDoneAgain.test(method) ? "state" : "step";
}

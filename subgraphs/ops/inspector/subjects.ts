import type { KeyUpdate, TransactionDetails } from "../../../ledgers/fabric/block-details.ts";
import { marketplaceChaincode } from "../../../ledgers/fabric/contracts/marketplace.ts";
import { opsChaincode } from "../../../ledgers/fabric/contracts/ops.ts";
import { splitStateKey } from "../projection/state-key.ts";
import { marketplaceAct } from "./marketplace-act.ts";

/** Names of what a transaction is about, each once and at most {@link maxSubjects} of a kind. */
export interface Subjects {
  readonly operations: readonly string[];
  readonly services: readonly string[];
  /** Addresses, checksummed. */
  readonly accounts: readonly string[];
}

const maxSubjects = 100;
const operationKinds: ReadonlySet<string> = new Set(["operation", "vote", "execution", "step", "history"]);

/** By the keys that it writes, and by who signed its act. */
export function subjectsOf(transaction: TransactionDetails): Subjects {
  const keys = (namespace: string) => transaction.writes.flatMap((write) => keyOf(write, namespace));
  const operations = keys(opsChaincode).flatMap((key) => {
    const [kind = "", operation] = splitStateKey(key);
    return operationKinds.has(kind) && operation ? [operation] : [];
  });
  const services = keys(marketplaceChaincode).flatMap((key) => {
    return key.startsWith("service/") ? [key.slice("service/".length)] : [];
  });
  const signer = marketplaceAct(transaction)?.signer;
  return { operations: few(operations), services: few(services), accounts: signer ? [signer] : [] };
}

function keyOf({ namespace, key }: KeyUpdate, wanted: string): string[] {
  return namespace === wanted ? [Buffer.from(key).toString("utf8")] : [];
}

const few = (names: readonly string[]): string[] => [...new Set(names)].slice(0, maxSubjects);

import { randomUUID } from "node:crypto";
import type { ChaincodeMessage } from "../protocol/chaincode-message.ts";
import type { Proposal } from "../protocol/proposal.ts";
import type { Simulator } from "../simulation/simulator.ts";
import { QueryResults, type ResultSource } from "./query-results.ts";

/** Chaincode that other chaincode calls. */
export interface InvocationTarget {
  readonly chaincode: string;
  readonly channel: string;
  /** ChaincodeInput message. */
  readonly input: Buffer;
}

/** Runs chaincode on behalf of chaincode; the effects go to the same simulation when the channel is the same. */
export type Invoker = (target: InvocationTarget) => Promise<ChaincodeMessage>;

/** Reads the writes of past transactions to a key, as encoded KeyModifications. */
export type HistoryReader = (namespace: string, key: string) => ResultSource;

/** Context of one invocation of one chaincode, which answers its requests. */
export class TransactionContext {
  readonly iterators = new Map<string, QueryResults>();

  constructor(
    readonly options: {
      readonly channel: string;
      readonly namespace: string;
      readonly proposal: Proposal;
      readonly input: Buffer;
      readonly simulator: Simulator;
      readonly history: HistoryReader;
      readonly invoke: Invoker;
    },
  ) {}

  get transactionId(): string {
    return this.options.proposal.header.transactionId;
  }

  open(source: ResultSource): { id: string; results: QueryResults } {
    const id = randomUUID();
    const results = new QueryResults(id, source);
    this.iterators.set(id, results);
    return { id, results };
  }

  /** Releases the iterators that the chaincode left open. */
  close(): void {
    for (const iterator of this.iterators.values()) void iterator.close();
    this.iterators.clear();
  }
}

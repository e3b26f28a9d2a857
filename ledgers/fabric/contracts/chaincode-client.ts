import type { TransactionRecord } from "../../transaction-record.ts";
import type { EndorsedTransaction, FabricChannel } from "../fabric-channel.ts";

/** Where an act is kept before it is sent. */
export type ActRecord = TransactionRecord<EndorsedTransaction> | undefined;

/** Outcome of an act that took effect. */
export interface CommittedAct<Result> {
  /** The chaincode's answer. */
  readonly result: Result;
  readonly transaction: {
    readonly id: string;
    readonly blockNumber: bigint;
    readonly validationCode: string;
  };
}

/** Calls of one chaincode, whose answers are JSON. Peers endorse them, so their types are taken for granted. */
export class ChaincodeClient {
  readonly #channel: FabricChannel;
  readonly #chaincode: string;
  readonly #reviver: Reviver | undefined;

  /** @param reviver what becomes of each value of an answer, as in `JSON.parse` */
  constructor(channel: FabricChannel, chaincode: string, reviver?: Reviver) {
    this.#channel = channel;
    this.#chaincode = chaincode;
    this.#reviver = reviver;
  }

  /** @throws what {@link FabricChannel.evaluate} throws */
  protected async evaluate<Answer>(fn: string, ...args: string[]): Promise<Answer> {
    return JSON.parse(await this.evaluateText(fn, ...args), this.#reviver) as Answer;
  }

  /** An answer that is no JSON. */
  protected evaluateText(fn: string, ...args: string[]): Promise<string> {
    return this.#channel.evaluate(this.#chaincode, fn, args);
  }

  /** @throws what {@link FabricChannel.submit} throws */
  protected async submit<Result>(
    fn: string,
    args: readonly string[],
    record?: ActRecord,
  ): Promise<CommittedAct<Result>> {
    const commit = await this.#channel.submit(this.#chaincode, fn, args, { record });
    const { transactionId: id, blockNumber, validationCode } = commit;
    return { result: JSON.parse(commit.result) as Result, transaction: { id, blockNumber, validationCode } };
  }
}

export type Reviver = (name: string, value: unknown) => unknown;

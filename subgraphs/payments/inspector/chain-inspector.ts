import DataLoader from "dataloader";
import { toQuantity } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import {
  type ChainBlock,
  type ChainTransaction,
  readBlockDetails,
  readTransactionDetails,
} from "../../../ledgers/evm/chain-details.ts";
import { RpcRefusal } from "../../../ledgers/evm/rpc.ts";
import { isAway } from "../../../ledgers/evm/rpc-failures.ts";
import type { Turns } from "../../../store/database/turns.ts";
import { NodeReads } from "./node-reads.ts";

/** Blocks, transactions and addresses of the chain for one request, each read once from its node. */
export class ChainInspector {
  readonly #chain: EvmChain;
  readonly #reads: NodeReads;
  readonly #blocks: DataLoader<bigint, ChainBlock | undefined>;
  readonly #transactions: DataLoader<string, ChainTransaction | undefined>;
  readonly #codes: DataLoader<string, string>;

  /** @param turns those of all requests */
  constructor(chain: EvmChain, turns: Turns) {
    this.#chain = chain;
    this.#reads = new NodeReads(turns);
    this.#blocks = this.#each((number) => readBlockDetails(chain, { number }), bytesOfBlock);
    this.#transactions = this.#each((hash) => readTransactionDetails(chain, hash), bytesOfTransaction);
    this.#codes = this.#each(
      (address) => chain.codeAt(address),
      ({ length }) => length,
    );
  }

  /** Number of the newest block. */
  async newest(): Promise<bigint> {
    return BigInt(await this.#reads.read(() => this.#chain.blockNumber()));
  }

  block(number: bigint): Promise<ChainBlock | undefined> {
    return this.#blocks.load(number);
  }

  /** @param hash in any case */
  blockWithHash(hash: string): Promise<ChainBlock | undefined> {
    return this.#reads.read(() => readBlockDetails(this.#chain, { hash: hash.toLowerCase() }), bytesOfBlock);
  }

  /** @param hash in any case */
  transaction(hash: string): Promise<ChainTransaction | undefined> {
    return this.#transactions.load(hash.toLowerCase());
  }

  /** Code of a contract, hexadecimal; `0x` where there is none. @param address in any case */
  codeAt(address: string): Promise<string> {
    return this.#codes.load(address.toLowerCase());
  }

  /** Number of transactions that an address has sent. */
  async sentBy(address: string): Promise<bigint> {
    const count = () => this.#chain.rpc("eth_getTransactionCount", [address, "latest"]);
    return BigInt((await this.#reads.read(count)) as string);
  }

  /**
   * Reason of a contract to refuse a transaction, from a call like it on the state before its block.
   * @returns `undefined` when it cannot be found: the node has no longer that state, or it was for what came between
   */
  async revertReason({ from, to, input, value, gas, blockNumber }: ChainTransaction): Promise<string | undefined> {
    if (!blockNumber || !to) return undefined;
    const call = { from, to, data: input, value: toQuantity(value), gas: toQuantity(gas) };
    try {
      await this.#reads.read(() => this.#chain.rpc("eth_call", [call, toQuantity(blockNumber - 1n)]));
      return undefined;
    } catch (error) {
      if (error instanceof RpcRefusal) return undefined;
      const isReason = error instanceof PlatformError && !isAway(error) && error.code !== "BAD_INPUT";
      if (isReason) return error.message;
      throw error;
    }
  }

  #each<Key, Value>(ask: (key: Key) => Promise<Value>, bytesOf: (value: Value) => number): DataLoader<Key, Value> {
    return new DataLoader((keys) => Promise.all(keys.map((key) => this.#reads.read(() => ask(key), bytesOf))));
  }
}

/** Length of a hash in hexadecimal. */
const hashLength = 66;

const bytesOfBlock = (block: ChainBlock | undefined): number => (block?.transactions.length ?? 0) * hashLength;

function bytesOfTransaction(transaction: ChainTransaction | undefined): number {
  const logs = transaction?.receipt?.logs ?? [];
  const ofLogs = logs.reduce((sum, { data, topics }) => sum + data.length + (1 + topics.length) * hashLength, 0);
  return ofLogs + (transaction?.input.length ?? 0);
}

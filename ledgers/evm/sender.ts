import { randomInt } from "node:crypto";
import { SigningKey, Transaction, toQuantity } from "ethers";
import { PlatformError } from "../../errors/platform-error.ts";
import { ledgerCall } from "../ledger-call.ts";
import type { TransactionRecord } from "../transaction-record.ts";
import { type Broadcaster, BroadcastRefused, type SignedTransaction } from "./broadcast.ts";
import type { Outbox } from "./outbox.ts";
import { decodeRevert } from "./revert-reasons.ts";
import { type JsonRpc, RpcRefusal } from "./rpc.ts";
import { blockHeaderSchema, type TransactionReceipt } from "./rpc-types.ts";

/** How often a nonce that another process used meanwhile is replaced by a fresh one. */
const attempts = 5;

/** How long a transaction may take to be mined, in ms, until the caller is told to look later. */
const mineTimeoutMs = 120_000;

export interface TransactionRequest {
  readonly to: string;
  readonly data?: string;
  /** In wei. */
  readonly value?: bigint;
}

/** Keeps a transaction under the request that it is for. */
export type SignedRecord = TransactionRecord<SignedTransaction>;

export interface SenderOptions {
  readonly rpc: JsonRpc;
  readonly chainId: bigint;
  readonly privateKey: string;
  readonly outbox: Outbox;
  readonly broadcaster: Broadcaster;
  /** Resolves when nothing of the past is being sent again, which new transactions may need. */
  readonly settled: () => Promise<void>;
}

/** Sends the transactions of one key, as many at a time as callers like. One per key and process. */
export class TransactionSender {
  /** The key's address, lower case. */
  readonly address: string;
  readonly #options: SenderOptions;
  readonly #key: SigningKey;

  constructor(options: SenderOptions, address: string) {
    this.#options = options;
    this.#key = new SigningKey(options.privateKey);
    this.address = address;
  }

  /** Lets transactions go on that wait for one which an instance that is gone never kept. */
  async fillAbandoned(): Promise<void> {
    if ((await this.#options.outbox.abandoned(this.address)) !== undefined) await this.#fillGaps();
  }

  /**
   * Sends a transaction and waits until it is mined. It is kept in the outbox before it leaves.
   * @param record keeps it too, before the outbox does; one that is there already is sent in place of a new one, unless
   *   another has taken its nonce
   * @throws the contract's refusal, before anything is sent where the chain can foresee it; INSUFFICIENT_FUNDS,
   * LEDGER_UNAVAILABLE, TRANSACTION_INVALID, TIMEOUT
   */
  send(request: TransactionRequest, record?: SignedRecord): Promise<TransactionReceipt> {
    const attributes = { "ledgerloom.chain_id": String(this.#options.chainId) };
    return ledgerCall({ ledger: "evm", kind: "send", attributes }, () => this.#send(request, record));
  }

  async #send(request: TransactionRequest, record?: SignedRecord): Promise<TransactionReceipt> {
    const earlier = record?.recorded && (await this.#resume(record.recorded));
    if (earlier) return this.#requireSuccess(request, earlier);
    const prepared = await this.#prepareSettled(request);
    for (let attempt = 1; ; attempt += 1) {
      const signed = this.#sign(prepared, await this.#takeNonce());
      try {
        return await this.#requireSuccess(request, await this.#mine(signed, record));
      } catch (error) {
        if (!(error instanceof BroadcastRefused)) throw error;
        if (!error.isNonceUsed || attempt === attempts) throw refused(error);
      }
    }
  }

  /** Goes on with a transaction of an earlier run. @returns `undefined` when another one took its nonce */
  async #resume(signed: SignedTransaction): Promise<TransactionReceipt | undefined> {
    const { broadcaster, settled, outbox } = this.#options;
    await settled();
    const isKept = await outbox.put(signed);
    if (isKept) await this.#fillGaps();
    try {
      return await (isKept ? this.#mineKept(signed) : broadcaster.mine(signed, mineTimeoutMs));
    } catch (error) {
      if (await broadcaster.isReplaced(signed)) return undefined;
      throw error instanceof BroadcastRefused ? unsettled(signed, error) : error;
    }
  }

  async #mine(signed: SignedTransaction, record?: SignedRecord): Promise<TransactionReceipt> {
    await this.#keep(signed, record);
    return this.#mineKept(signed);
  }

  async #mineKept(signed: SignedTransaction): Promise<TransactionReceipt> {
    try {
      return await this.#options.broadcaster.mine(signed, mineTimeoutMs);
    } catch (error) {
      await this.#giveUp(signed, error);
      throw error;
    }
  }

  /** Makes it durable before it leaves; the nonce of one that cannot be kept is free again. */
  async #keep(signed: SignedTransaction, record?: SignedRecord): Promise<void> {
    let isKept: boolean;
    try {
      await record?.record(signed);
      isKept = await this.#options.outbox.put(signed);
    } catch (error) {
      await this.#free(signed);
      throw error;
    }
    // Another instance took this one for gone.
    if (!isKept) throw new BroadcastRefused("another transaction has its nonce by now", true);
  }

  /** Frees the nonce of a transaction that will never be mined; keeps that of one that still may. */
  async #giveUp(signed: SignedTransaction, error: unknown): Promise<void> {
    const isReplaced = error instanceof PlatformError && error.code === "TRANSACTION_INVALID";
    const isRefused = error instanceof BroadcastRefused;
    if (isReplaced || (isRefused && error.isNonceUsed)) await this.#options.outbox.drop([signed.hash]);
    else if (isRefused) await this.#free(signed);
  }

  /** Later transactions that wait for the freed nonce get one that does nothing in its place. */
  async #free({ sender, nonce, hash }: SignedTransaction): Promise<void> {
    if (await this.#options.outbox.free(sender, nonce, hash)) await this.#fillGap();
  }

  async #fillGap(): Promise<void> {
    const prepared = await this.#prepare({ to: this.address });
    const signed = this.#sign(prepared, await this.#takeNonce());
    void this.#mine(signed).catch(() => {});
  }

  /** A lost run may have left several. */
  async #fillGaps(): Promise<void> {
    while (await this.#options.outbox.free(this.address, await this.#takeNonce())) await this.#fillGap();
  }

  /** The lowest nonce that neither the chain nor any instance uses. */
  async #takeNonce(): Promise<number> {
    const base = Number(await this.#call("eth_getTransactionCount", [this.address, "pending"]));
    return this.#options.outbox.take(this.address, base);
  }

  /** Prepared on a chain that has everything of the past, which it may lack right after a crash. */
  async #prepareSettled(request: TransactionRequest): Promise<Transaction> {
    const { settled } = this.#options;
    for (;;) {
      const past = settled();
      await past;
      const prepared = await this.#prepare(request);
      if (settled() === past) return prepared;
    }
  }

  async #prepare({ to, data = "0x", value = 0n }: TransactionRequest): Promise<Transaction> {
    const call = { from: this.address, to, data, value: toQuantity(value) };
    const [balance, tip, head] = await Promise.all([
      this.#call("eth_getBalance", [this.address, "latest"]).then((wei) => BigInt(wei as string)),
      this.#call("eth_maxPriorityFeePerGas", []).then((wei) => BigInt(wei as string)),
      this.#call("eth_getBlockByNumber", ["latest", false]).then((block) => blockHeaderSchema.parse(block)),
    ]);
    this.#requireBalance(balance, value);
    // What the state is when it is mined may need a little more than now.
    const gasLimit = ((await this.#estimate(call)) * 6n) / 5n;
    // Still enough after six full blocks in a row. Some wei more or less tell two transactions apart that are equal
    // otherwise, nonce included: of those only one takes effect, and both would believe to be it.
    const maxFeePerGas = tip + 2n * (head.baseFeePerGas ?? 0n) + BigInt(randomInt(2 ** 24));
    this.#requireBalance(balance, value + gasLimit * maxFeePerGas);
    const { chainId } = this.#options;
    return Transaction.from({ type: 2, chainId, to, data, value, gasLimit, maxPriorityFeePerGas: tip, maxFeePerGas });
  }

  #requireBalance(balance: bigint, needed: bigint): void {
    if (balance >= needed) return;
    throw new PlatformError(
      "INSUFFICIENT_FUNDS",
      `${this.address} has ${balance} wei and needs ${needed}: send it ether`,
    );
  }

  async #estimate(call: object): Promise<bigint> {
    try {
      return BigInt((await this.#call("eth_estimateGas", [call])) as string);
    } catch (error) {
      if (!(error instanceof RpcRefusal)) throw error;
      throw new PlatformError("TRANSACTION_INVALID", `the chain refused the transaction: ${error.message}`);
    }
  }

  #sign(prepared: Transaction, nonce: number): SignedTransaction {
    const transaction = prepared.clone();
    transaction.nonce = nonce;
    transaction.signature = this.#key.sign(transaction.unsignedHash);
    return { hash: transaction.hash as string, sender: this.address, nonce, raw: transaction.serialized };
  }

  /** A reverted transaction says why only when it is run again. */
  async #requireSuccess(request: TransactionRequest, receipt: TransactionReceipt): Promise<TransactionReceipt> {
    if (receipt.status === 1) return receipt;
    const { to, data = "0x", value = 0n } = request;
    const call = { from: this.address, to, data, value: toQuantity(value) };
    await this.#call("eth_call", [call, toQuantity(receipt.blockNumber)]);
    throw decodeRevert("0x");
  }

  #call(method: string, params: readonly unknown[]): Promise<unknown> {
    return this.#options.rpc.call(method, params);
  }
}

/** Its nonce is another's that is not mined yet, or it lacks the funds by now: whether it takes effect, time tells. */
function unsettled({ hash }: SignedTransaction, cause: BroadcastRefused): PlatformError {
  const message = `what becomes of transaction ${hash} is not settled: ${cause.message}`;
  return new PlatformError("TIMEOUT", message, { retryable: true, cause });
}

function refused(error: BroadcastRefused): PlatformError {
  return new PlatformError("TRANSACTION_INVALID", `the chain refused the transaction: ${error.message}`, {
    cause: error,
  });
}

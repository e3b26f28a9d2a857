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

/** Attempts with a fresh nonce after another process used the one before. */
const attempts = 5;

/** Longest wait for a transaction to be mined, in ms; then the caller gets TIMEOUT. */
const mineTimeoutMs = 120_000;

export interface TransactionRequest {
  readonly to: string;
  readonly data?: string;
  /** Amount in wei. */
  readonly value?: bigint;
}

/** Record of a transaction under the request that it is for. */
export type SignedRecord = TransactionRecord<SignedTransaction>;

export interface SenderOptions {
  readonly rpc: JsonRpc;
  readonly chainId: bigint;
  readonly privateKey: string;
  readonly outbox: Outbox;
  readonly broadcaster: Broadcaster;
  /** Resolves when no earlier transaction is being sent again, on which new ones may build. */
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

  /** Fills nonces that instances which are gone never used, so that later transactions go on. */
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
        const mayTakeAnother = error instanceof BroadcastRefused && error.isNonceUsed && attempt < attempts;
        if (!mayTakeAnother) throw asRefused(error);
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
    // Another instance has taken this one to be gone.
    if (!isKept) throw new BroadcastRefused("another transaction has its nonce by now", true);
  }

  /** Frees the nonce of a transaction that will never be mined; keeps that of one that still may. */
  async #giveUp(signed: SignedTransaction, error: unknown): Promise<void> {
    const isReplaced = error instanceof PlatformError && error.code === "TRANSACTION_INVALID";
    const isRefused = error instanceof BroadcastRefused;
    if (isReplaced || (isRefused && error.isNonceUsed)) await this.#options.outbox.drop([signed.hash]);
    else if (isRefused) await this.#free(signed);
  }

  /** Frees a nonce; later transactions that wait for it get one without effect in its place. */
  async #free({ sender, nonce, hash }: SignedTransaction): Promise<void> {
    if (await this.#options.outbox.free(sender, nonce, hash)) await this.#fillGap();
  }

  async #fillGap(): Promise<void> {
    const prepared = await this.#prepare({ to: this.address });
    const signed = this.#sign(prepared, await this.#takeNonce());
    void this.#mine(signed).catch(() => {});
  }

  /** Fills all gaps: a lost run may have left several. */
  async #fillGaps(): Promise<void> {
    while (await this.#options.outbox.free(this.address, await this.#takeNonce())) await this.#fillGap();
  }

  /** The lowest nonce that neither the chain nor any instance uses. */
  async #takeNonce(): Promise<number> {
    const base = Number(await this.#call("eth_getTransactionCount", [this.address, "pending"]));
    return this.#options.outbox.take(this.address, base);
  }

  /** Prepares it once the chain has all earlier transactions, which it may lack right after a crash. */
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
    // The state when it is mined may need a little more gas than now.
    const gasLimit = ((await this.#estimate(call)) * 6n) / 5n;
    // Still enough after six full blocks in a row. Some wei more or less distinguish two transactions that are equal
    // otherwise, nonce included: of those only one takes effect, and both callers would take it for theirs.
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

  /** Requires that it took effect; a reverted transaction is run again for the reason. */
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

/**
 * Error for a transaction that may still take effect: its nonce is another's that is not mined yet, or it lacks funds.
 */
function unsettled({ hash }: SignedTransaction, cause: BroadcastRefused): PlatformError {
  const message = `what becomes of transaction ${hash} is not settled: ${cause.message}`;
  return new PlatformError("TIMEOUT", message, { retryable: true, cause });
}

function asRefused(error: unknown): unknown {
  if (!(error instanceof BroadcastRefused)) return error;
  return new PlatformError("TRANSACTION_INVALID", `the chain refused the transaction: ${error.message}`, {
    cause: error,
  });
}

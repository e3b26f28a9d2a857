import { setTimeout as sleep } from "node:timers/promises";
import { PlatformError } from "../../errors/platform-error.ts";
import { annotate } from "../../telemetry/spans.ts";
import type { Heads } from "./block-heads.ts";
import { type JsonRpc, RpcRefusal } from "./rpc.ts";
import { isAway } from "./rpc-failures.ts";
import { receiptSchema, type TransactionReceipt } from "./rpc-types.ts";

/** JSON-RPC's code for a method the node does not have. */
const methodNotFound = -32601;

/** Code of `eth_sendRawTransactionSync` for a transaction that the node took and that no block holds yet (EIP-7966). */
const notMinedInTime = 4;

/** Interval at which a transaction is checked that no head brings news of, in ms. */
const lookAfterMs = 5_000;

export interface SignedTransaction {
  readonly hash: string;
  readonly sender: string;
  readonly nonce: number;
  readonly raw: string;
}

/** Error: the node refused a transaction and does not hold it. */
export class BroadcastRefused extends Error {
  override readonly name = "BroadcastRefused";
  /** Whether the nonce was used by another transaction. */
  readonly isNonceUsed: boolean;

  constructor(message: string, isNonceUsed: boolean) {
    super(message);
    this.isNonceUsed = isNonceUsed;
  }
}

/** Brings signed transactions into the chain and waits for their receipts, asking the node as little as it allows. */
export class Broadcaster {
  readonly #rpc: JsonRpc;
  readonly #heads: Heads;
  readonly #settled: () => Promise<void>;
  #hasSyncMethod = true;

  /** @param settled resolves when no earlier transaction is being sent again, on which later ones may build */
  constructor(rpc: JsonRpc, heads: Heads, settled: () => Promise<void>) {
    this.#rpc = rpc;
    this.#heads = heads;
    this.#settled = settled;
  }

  /**
   * Sends and waits until it is mined; a lost connection or a forgetful node only makes it take longer.
   * @throws BroadcastRefused, TRANSACTION_INVALID when another transaction took its place
   */
  async mine(transaction: SignedTransaction, timeoutMs: number): Promise<TransactionReceipt> {
    annotate({ "ledgerloom.transaction_id": transaction.hash, "ledgerloom.nonce": transaction.nonce });
    await this.#settled();
    const answered = await this.#submit(transaction).catch(nothingWhenAway);
    const receipt = answered ?? (await this.#wait(transaction, performance.now() + timeoutMs));
    annotate({ "ledgerloom.block": receipt.blockNumber });
    return receipt;
  }

  /** Hands it to the node without waiting; does nothing when the node has it already. */
  async send({ raw }: SignedTransaction): Promise<void> {
    await this.#rpc.call("eth_sendRawTransaction", [raw]);
  }

  async receiptOf(hash: string): Promise<TransactionReceipt | undefined> {
    const answer = await this.#rpc.call("eth_getTransactionReceipt", [hash]);
    return answer === null ? undefined : receiptSchema.parse(answer);
  }

  /** Number of transactions of a sender that are mined. */
  async nextNonce(sender: string): Promise<number> {
    return Number(await this.#rpc.call("eth_getTransactionCount", [sender, "latest"]));
  }

  /** Whether another transaction with its nonce was mined, so that it never will be. */
  async isReplaced(transaction: SignedTransaction): Promise<boolean> {
    // In this order: its own receipt may have come between.
    return (await this.#isNonceUsed(transaction)) && (await this.receiptOf(transaction.hash)) === undefined;
  }

  /** Submits it. @returns `undefined` when the node took it, or may have taken it, without a receipt */
  async #submit(transaction: SignedTransaction): Promise<TransactionReceipt | undefined> {
    try {
      if (this.#hasSyncMethod) {
        return await this.#sendSync(transaction);
      }
      await this.send(transaction);
      return undefined;
    } catch (error) {
      if (!(error instanceof RpcRefusal)) throw error;
      if (error.code === methodNotFound && this.#hasSyncMethod) {
        this.#hasSyncMethod = false;
        return this.#submit(transaction);
      }
      return error.code === notMinedInTime ? undefined : this.#settle(transaction, error);
    }
  }

  /** One call that answers with the receipt; when it takes long, `undefined`, and the transaction is checked later. */
  async #sendSync({ raw }: SignedTransaction): Promise<TransactionReceipt | undefined> {
    const answer = this.#rpc.call("eth_sendRawTransactionSync", [raw]);
    const patience = new AbortController();
    const late = sleep(lookAfterMs, undefined, { signal: patience.signal }).catch(() => undefined);
    try {
      const receipt = await Promise.race([answer, late]);
      return receipt === undefined ? undefined : receiptSchema.parse(receipt);
    } finally {
      patience.abort();
      answer.catch(() => {});
    }
  }

  /** A refusal may only mean "known already" or "not mined in time"; the node's own state tells. */
  async #settle(transaction: SignedTransaction, refusal: RpcRefusal): Promise<TransactionReceipt | undefined> {
    const receipt = await this.receiptOf(transaction.hash);
    if (receipt || (await this.#isKnown(transaction))) return receipt;
    throw new BroadcastRefused(refusal.message, await this.#isNonceUsed(transaction));
  }

  async #wait(transaction: SignedTransaction, deadline: number): Promise<TransactionReceipt> {
    while (performance.now() < deadline) {
      const receipt = await this.#look(transaction).catch(nothingWhenAway);
      if (receipt) return receipt;
      await this.#heads.next(lookAfterMs);
    }
    throw new PlatformError("TIMEOUT", `transaction ${transaction.hash} is not mined yet; it may still be`, {
      retryable: true,
    });
  }

  async #look(transaction: SignedTransaction): Promise<TransactionReceipt | undefined> {
    await this.#settled();
    return (await this.receiptOf(transaction.hash)) ?? (await this.#revive(transaction));
  }

  /**
   * Sends a transaction again that the node lost.
   * @throws TRANSACTION_INVALID when another transaction took its nonce
   */
  async #revive(transaction: SignedTransaction): Promise<TransactionReceipt | undefined> {
    if (await this.#isKnown(transaction)) return undefined;
    if (await this.isReplaced(transaction)) {
      const message = `transaction ${transaction.hash} was replaced by another with nonce ${transaction.nonce}`;
      throw new PlatformError("TRANSACTION_INVALID", message, { retryable: true });
    }
    return this.#submit(transaction);
  }

  async #isKnown({ hash }: SignedTransaction): Promise<boolean> {
    return (await this.#rpc.call("eth_getTransactionByHash", [hash])) !== null;
  }

  async #isNonceUsed({ sender, nonce }: SignedTransaction): Promise<boolean> {
    return (await this.nextNonce(sender)) > nonce;
  }
}

/** Ignores that a node is away: it may have taken the transaction, which is checked when it is back. */
function nothingWhenAway(error: unknown): undefined {
  if (isAway(error)) return undefined;
  throw error;
}

import type { TransactionRecord } from "../transaction-record.ts";
import type { ChaincodeEvent, LedgerBlock } from "./blocks.ts";
import type { ChannelConfiguration } from "./configuration.ts";

/** A channel as the connection's identity sees it. Every call fails with a `PlatformError`. */
export interface FabricChannel {
  readonly name: string;
  /**
   * Runs a chaincode function on one peer and returns its answer; nothing is recorded.
   * @throws the chaincode's own code, ENDORSEMENT_FAILED, LEDGER_UNAVAILABLE, TIMEOUT
   */
  evaluate(chaincode: string, fn: string, args: readonly string[], options?: EndorsementOptions): Promise<string>;
  /**
   * Has a transaction endorsed, ordered and committed.
   * @throws the chaincode's own code, ENDORSEMENT_FAILED, CLOCK_SKEW and MVCC_CONFLICT (retryable),
   * TRANSACTION_INVALID, LEDGER_UNAVAILABLE, TIMEOUT (it may still be committed)
   */
  submit(chaincode: string, fn: string, args: readonly string[], options?: SubmitOptions): Promise<FabricCommit>;
  /**
   * Events of valid transactions, each exactly once and in order, across restarts of the peer. Without a position:
   * those of blocks after the one that is newest when the iteration begins.
   */
  chaincodeEvents(chaincode: string, options: EventOptions): AsyncIterable<ChaincodeEvent>;
  /** Blocks, each exactly once and in order, across restarts of the peer; by default from the next one. */
  blocks(options: BlockOptions): AsyncIterable<LedgerBlock>;
  /** The peer's newest block; the channel's height is its number and one. */
  newestBlock(): Promise<LedgerBlock>;
  /**
   * A block that the peer has, encoded; `undefined` when it has none such.
   * @throws FORBIDDEN, NOT_FOUND (no such channel), LEDGER_UNAVAILABLE, TIMEOUT
   */
  storedBlock(place: BlockPlace): Promise<Uint8Array | undefined>;
  /** The channel's configuration as of its newest configuration block. */
  configuration(): Promise<ChannelConfiguration>;
}

export interface EndorsementOptions {
  /** MSP identifiers of the organisations whose peers endorse; by default the gateway chooses. */
  readonly endorsingOrganizations?: readonly string[];
}

export interface SubmitOptions extends EndorsementOptions {
  /**
   * Record in which the transaction is kept before it is sent; one that it holds already is sent in place of a new one.
   */
  readonly record?: TransactionRecord<EndorsedTransaction> | undefined;
}

/** A transaction that is endorsed and signed; it can be sent any number of times and takes effect once. */
export interface EndorsedTransaction {
  readonly transactionId: string;
  /** Its signed form as the gateway takes it, in base64. */
  readonly bytes: string;
}

export interface EventOptions {
  readonly startBlock?: bigint;
  /** Transaction after which events begin; its block need not be named. */
  readonly afterTransactionId?: string;
  readonly signal?: AbortSignal;
}

export interface BlockOptions {
  readonly startBlock?: bigint;
  readonly signal?: AbortSignal;
}

/** Name of a block: its number, its hash (hexadecimal), or a transaction that it holds. */
export type BlockPlace = { readonly number: bigint } | { readonly hash: string } | { readonly transactionId: string };

/** Place of a committed transaction, with its result. */
export interface FabricCommit {
  readonly transactionId: string;
  readonly blockNumber: bigint;
  readonly validationCode: string;
  /** Result of the chaincode function. */
  readonly result: string;
}

import { Interface, ZeroAddress } from "ethers";
import { factoryAddress } from "../../../contracts/deploy.ts";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { decodeRevert } from "../../../ledgers/evm/revert-reasons.ts";
import type { TransactionReceipt } from "../../../ledgers/evm/rpc-types.ts";
import type { SignedRecord, TransactionRequest } from "../../../ledgers/evm/sender.ts";
import type { Journal } from "../../../store/requests/journal.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import { type EvmTransaction, succeeded } from "../model/transaction.ts";
import type { ChainProjection } from "../projection/project-chain.ts";
import type { LaneTerms } from "./lane-terms.ts";
import { approvalOf } from "./token-contract.ts";

const intermediary = new Interface(intermediaryAbi);
const factory = new Interface(intermediaryFactoryAbi);

export interface ChannelTerms {
  readonly consumer: string;
  readonly provider: string;
  /** A token's address; the zero address for ether. */
  readonly asset: string;
  /** Seconds, like the next. */
  readonly tolerancePeriod: number;
  readonly terminationPeriod: number;
  readonly voucherKey: string;
}

/** Name of a channel's function that changes state. */
type ChannelAct = Extract<
  (typeof intermediaryAbi)[number],
  { readonly type: "function"; readonly stateMutability: "nonpayable" | "payable" }
>["name"];

/** A channel to open. */
export interface NewChannel {
  readonly channel: ChannelTerms;
  /** Lanes by ascending numbers. */
  readonly lanes: readonly LaneTerms[];
  /** 32 bytes, from which the channel's address follows. */
  readonly salt: string;
  /** First deposit in the asset's smallest unit, may be 0; tokens must be approved to the channel's address. */
  readonly deposit: bigint;
}

/** Call of a channel's function. */
export interface ChannelCall {
  readonly channel: string;
  readonly act: ChannelAct;
  readonly values?: readonly unknown[];
  /** In wei. */
  readonly value?: bigint;
}

/** Call as the chain takes it. */
export interface EncodedCall {
  readonly channel: string;
  readonly data: string;
}

/** Outcome of many calls. */
export interface BatchOutcome {
  readonly transaction: EvmTransaction;
  /** Refusals by channel. */
  readonly failed: ReadonlyMap<string, PlatformError>;
}

const firstTokenId = 1n;

/** Limit until a transaction's block is shown, and interval of looking whether another block holds it now, in ms. */
const confirmationTimeoutMs = 60_000;
const lookAgainMs = 1_000;

/** Transactions on channels. Each returns when the projection shows its effect. */
export class ChannelContract {
  readonly #chain: EvmChain;
  readonly #projection: Pick<ChainProjection, "reached">;

  constructor(chain: EvmChain, projection: Pick<ChainProjection, "reached">) {
    this.#chain = chain;
    this.#projection = projection;
  }

  /** Address of a channel, whether it exists or not. */
  async addressOf({ consumer, provider, asset }: ChannelTerms, salt: string): Promise<string> {
    const data = factory.encodeFunctionData("intermediaryAddress", [consumer, provider, asset, salt]);
    const [address] = factory.decodeFunctionResult(
      "intermediaryAddress",
      await this.#chain.call({ to: factoryAddress, data }),
    );
    return String(address).toLowerCase();
  }

  /** @throws BAD_INPUT when a value does not fit its type */
  async open(account: HeldAccount, { channel, lanes, salt, deposit }: NewChannel, journal: Journal) {
    const terms = { ...channel, tokenId: firstTokenId };
    const data = encoded(factory, "openChannel", [terms, lanes, salt, deposit]);
    const value = channel.asset === ZeroAddress ? deposit : 0n;
    return this.send(account, { to: factoryAddress, data, value }, journal.next());
  }

  /** Calls a function of a channel. @throws BAD_INPUT when a value does not fit its type */
  async act(account: HeldAccount, call: ChannelCall, journal: Journal): Promise<EvmTransaction> {
    const { channel: to, data } = encodedCall(call);
    return this.send(account, { to, data, value: call.value ?? 0n }, journal.next());
  }

  /** Calls many channels in one transaction; those that refuse do not stop the others. */
  async batch(account: HeldAccount, calls: readonly EncodedCall[], journal: Journal): Promise<BatchOutcome> {
    const data = factory.encodeFunctionData("batch", [calls.map((call) => ({ ...call, mayFail: true }))]);
    const receipt = await this.#mine(account, { to: factoryAddress, data }, journal.next());
    return { transaction: transactionOf(receipt), failed: failedIn(receipt) };
  }

  /** Lets a channel take tokens of an account; the amount is in the asset's smallest unit. */
  approve(account: HeldAccount, approved: Record<"asset" | "channel", string> & { amount: bigint }, journal: Journal) {
    const { asset, channel, amount } = approved;
    return this.send(account, { to: asset, data: approvalOf(channel, amount) }, journal.next());
  }

  /** Sends any transaction of an account. */
  async send(account: HeldAccount, request: TransactionRequest, record?: SignedRecord): Promise<EvmTransaction> {
    return transactionOf(await this.#mine(account, request, record));
  }

  async #mine(account: HeldAccount, request: TransactionRequest, record?: SignedRecord): Promise<TransactionReceipt> {
    return this.#untilShown(await this.#chain.sender(account.privateKey).send(request, record));
  }

  /** Waits until reads show the block that holds a transaction, whichever that is in the end. */
  async #untilShown(mined: TransactionReceipt): Promise<TransactionReceipt> {
    const until = performance.now() + confirmationTimeoutMs;
    // While the node is away, or no block holds it, the last receipt counts.
    const again = () => this.#chain.receiptOf(mined.transactionHash).catch(() => undefined);
    for (let receipt = mined; ; receipt = (await again()) ?? receipt) {
      requireSucceeded(receipt);
      if (await this.#isShown(receipt, until)) return receipt;
    }
  }

  /** @param until when it must be shown, in ms of `performance.now` @throws TIMEOUT when it is not */
  async #isShown({ blockNumber, blockHash }: TransactionReceipt, until: number): Promise<boolean> {
    try {
      await this.#projection.reached(BigInt(blockNumber), lookAgainMs, blockHash);
      return true;
    } catch (error) {
      if (performance.now() > until || !(error instanceof PlatformError && error.code === "TIMEOUT")) throw error;
      return false;
    }
  }
}

/** @throws TRANSACTION_INVALID */
function requireSucceeded({ status, transactionHash: hash }: TransactionReceipt): void {
  if (status === 1) return;
  const message = `transaction ${hash} failed when the chain mined it again; send the act anew`;
  throw new PlatformError("TRANSACTION_INVALID", message);
}

/** @throws BAD_INPUT when a value does not fit its type */
export function encodedCall({ channel, act, values = [] }: ChannelCall): EncodedCall {
  return { channel, data: encoded(intermediary, act, values) };
}

function encoded(contract: Interface, act: string, values: readonly unknown[]): string {
  try {
    return contract.encodeFunctionData(act, [...values]);
  } catch (error) {
    throw new PlatformError("BAD_INPUT", `a value does not fit what ${act} takes`, { cause: error });
  }
}

const transactionOf = ({ transactionHash, blockNumber, blockHash }: TransactionReceipt): EvmTransaction =>
  succeeded(transactionHash, blockNumber, blockHash);

function failedIn({ logs }: TransactionReceipt): Map<string, PlatformError> {
  const events = logs
    .filter(({ address }) => address === factoryAddress.toLowerCase())
    .map((log) => factory.parseLog(log));
  const failures = events.filter((event) => event?.name === "CallFailed");
  return new Map(failures.map((event) => [event?.args.channel.toLowerCase(), decodeRevert(event?.args.reason)]));
}

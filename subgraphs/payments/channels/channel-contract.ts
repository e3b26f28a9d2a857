import { Interface } from "ethers";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import type { HeldAccount } from "../keys/key-store.ts";
import type { ChannelFollower } from "../projection/follow-channels.ts";

const intermediary = new Interface(intermediaryAbi);
const factory = new Interface(intermediaryFactoryAbi);

/** A mined transaction. */
export interface MinedTransaction {
  readonly hash: string;
  readonly blockNumber: bigint;
}

export interface ChannelTerms {
  readonly consumer: string;
  readonly provider: string;
  readonly pricePerRequest: bigint;
  /** Seconds, like the next. */
  readonly tolerancePeriod: number;
  readonly terminationPeriod: number;
  readonly voucherKey: string;
}

type ChannelAct =
  | "deposit"
  | "startRedemption"
  | "finalizeRedemption"
  | "terminate"
  | "startTermination"
  | "finalizeTermination"
  | "payOut";

const ether = "0x0000000000000000000000000000000000000000";

/** Transactions on channels. Each returns when the projection shows what it did. */
export class ChannelContract {
  readonly #chain: EvmChain;
  readonly #follower: ChannelFollower;
  readonly #factory: string;

  constructor(chain: EvmChain, follower: ChannelFollower, factoryAddress: string) {
    this.#chain = chain;
    this.#follower = follower;
    this.#factory = factoryAddress;
  }

  /** Where a channel lies, whether it exists or not. */
  async addressOf(consumer: string, provider: string, salt: string): Promise<string> {
    const data = factory.encodeFunctionData("intermediaryAddress", [consumer, provider, ether, salt]);
    const [address] = factory.decodeFunctionResult(
      "intermediaryAddress",
      await this.#chain.call({ to: this.#factory, data }),
    );
    return String(address).toLowerCase();
  }

  /** Opens a channel in ether with a first deposit, which may be 0. */
  open(account: HeldAccount, terms: ChannelTerms, salt: string, deposit: bigint): Promise<MinedTransaction> {
    const firstTokenId = 1n;
    const data = factory.encodeFunctionData("openChannel", [{ ...terms, asset: ether, tokenId: firstTokenId }, salt]);
    return this.#send(account, this.#factory, data, deposit);
  }

  /** Calls a function of a channel. */
  act(account: HeldAccount, channel: string, act: ChannelAct, values: readonly unknown[] = [], value = 0n) {
    return this.#send(account, channel, intermediary.encodeFunctionData(act, [...values]), value);
  }

  async #send(account: HeldAccount, to: string, data: string, value: bigint): Promise<MinedTransaction> {
    const receipt = await this.#chain.sender(account.privateKey).send({ to, data, value });
    await this.#follower.reached(receipt.blockNumber);
    return { hash: receipt.transactionHash, blockNumber: BigInt(receipt.blockNumber) };
  }
}

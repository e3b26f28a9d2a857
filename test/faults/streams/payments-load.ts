import { setTimeout as pause } from "node:timers/promises";
import {
  computeAddress,
  Interface,
  id,
  parseEther,
  SigningKey,
  toBeHex,
  toQuantity,
  ZeroAddress,
  ZeroHash,
} from "ethers";
import { deployFactory } from "../../../contracts/deploy.ts";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../../contracts/generated/intermediary-factory.ts";
import { connectChain, type EvmChain } from "../../../ledgers/evm/chain.ts";
import { logSchema } from "../../../ledgers/evm/rpc-types.ts";
import { silent, type TestChain } from "../../../ledgers/evm/testing.ts";
import { cursorOf } from "../../../store/events/event-position.ts";
import { TokenDigest } from "../../../subgraphs/payments/model/token-digest.ts";
import { channelEventTopics, readChannelEvent } from "../../../subgraphs/payments/projection/channel-log.ts";
import type { LedgerEvent } from "./streams.ts";

const intermediary = new Interface(intermediaryAbi);
const factory = new Interface(intermediaryFactoryAbi);
const consumer = `0x${"5".repeat(40)}`;
const provider = `0x${"6".repeat(40)}`;
const channelCount = 3;
const voucherKey = new SigningKey(id("a voucher key"));
const terms = {
  consumer,
  provider,
  asset: ZeroAddress,
  voucherKey: computeAddress(voucherKey),
  tokenId: 1,
  tolerancePeriod: 0,
  terminationPeriod: 60,
};

/** Pause of the chain after each block, in ms. */
const restMs = 40;

interface Transaction {
  readonly from: string;
  readonly to: string;
  readonly data: string;
  readonly value?: string;
}

/**
 * New payment channels on a chain, whose parties act all the time. Nobody sends again what the chain takes back, and no
 * two transactions are the same.
 */
export class PaymentsLoad {
  /** The streams' cursor before its first event. */
  readonly beginning: string;
  readonly channels: readonly string[];
  readonly #chain: EvmChain;
  readonly #before: number;
  /** Settles when the chain has changed as was asked last: one change at a time. */
  #changed: Promise<unknown> = Promise.resolve();
  #turn = 0;

  private constructor(chain: EvmChain, before: number, channels: readonly string[]) {
    this.#chain = chain;
    this.#before = before;
    this.beginning = cursorOf({ block: BigInt(before) + 1n, transaction: 0, event: -1 });
    this.channels = channels;
  }

  /** Opens channels. From then on the chain makes blocks when it is asked to only. */
  static async start({ chain: node }: TestChain): Promise<PaymentsLoad> {
    const chain = await connectChain({ url: node.url, log: silent });
    await chain.rpc("evm_setAutomine", [true]);
    const sponsor = chain.sender(node.accounts[0]?.privateKey ?? "");
    const to = await deployFactory({ codeAt: chain.codeAt, send: (request) => sponsor.send(request) });
    for (const party of [consumer, provider]) {
      await chain.rpc("anvil_setBalance", [party, toQuantity(parseEther("1000"))]);
      await chain.rpc("anvil_impersonateAccount", [party]);
    }
    const before = await chain.blockNumber();
    for (let index = 0; index < channelCount; index++) {
      const values = [terms, [[0, 1, ZeroHash]], toBeHex(before + index, 32), 0];
      const data = factory.encodeFunctionData("openChannel", values);
      await chain.rpc("eth_sendTransaction", [{ from: consumer, to, data }]);
    }
    await chain.rpc("evm_setAutomine", [false]);
    const opened = (await eventsOf(chain, before + 1)).filter(({ type }) => type === "OPENED");
    const channels = opened.map(({ channel }) => channel);
    return new PaymentsLoad(chain, before, channels);
  }

  /** Makes some blocks of events. @returns the number of the newest */
  async submit(blocks: number): Promise<number> {
    for (let block = 0; block < blocks; block++) {
      await this.#change(async () => {
        for (const channel of this.channels) {
          for (const act of await this.#acts(channel)) await this.#chain.rpc("eth_sendTransaction", [act]);
        }
        await this.#chain.rpc("evm_mine", []);
      });
      await pause(restMs);
    }
    return this.#chain.blockNumber();
  }

  /** Takes the newest blocks back, and puts as many others in their place, with another event in the first. */
  takeBack(depth: number): Promise<void> {
    return this.#change(async () => {
      const others = this.channels.slice(0, 1).map((channel) => [this.#deposit(channel), 0]);
      await this.#chain.rpc("anvil_reorg", [depth, others]);
    });
  }

  /** Events of the chain since the beginning, in its order. */
  events(): Promise<LedgerEvent[]> {
    return eventsOf(this.#chain, this.#before + 1);
  }

  async close(): Promise<void> {
    await this.#chain.close();
  }

  #change(change: () => Promise<void>): Promise<void> {
    const changed = this.#changed.then(change);
    this.#changed = changed.catch(() => {});
    return changed;
  }

  /** A deposit, and a redemption of one request that begins and, having no tolerance, ends at once. */
  async #acts(channel: string): Promise<Transaction[]> {
    const [start, finalize] = [++this.#turn, ++this.#turn];
    const data = intermediary.encodeFunctionData("startRedemption", [start + 1, []]);
    const end = intermediary.encodeFunctionData("finalizeRedemption", [[await this.#token(channel)]]);
    return [
      this.#deposit(channel),
      { from: provider, to: channel, data, ...gas(start) },
      { from: provider, to: channel, data: end, ...gas(finalize) },
    ];
  }

  /** Token of the id in use, which the next redemption closes. */
  async #token(channel: string): Promise<readonly unknown[]> {
    const answer = await this.#chain.call({ to: channel, data: intermediary.encodeFunctionData("state") });
    const { tokenId } = intermediary.decodeFunctionResult("state", answer)[0];
    const digest = new TokenDigest(this.#chain.chainId, channel, consumer).of(tokenId, 0, 1n);
    return [tokenId, 0, 1, voucherKey.sign(digest).serialized];
  }

  #deposit(channel: string): Transaction {
    const turn = ++this.#turn;
    const data = intermediary.encodeFunctionData("deposit", [turn]);
    return { from: consumer, to: channel, data, value: toQuantity(turn), ...gas(turn) };
  }
}

async function eventsOf(chain: EvmChain, from: number): Promise<(LedgerEvent & { readonly channel: string })[]> {
  const filter = { fromBlock: toQuantity(from), toBlock: "latest", topics: [channelEventTopics] };
  const logs = logSchema.array().parse(await chain.rpc("eth_getLogs", [filter]));
  return logs.flatMap((log) => {
    const event = readChannelEvent(log, { timestamp: 0 });
    return event ? { type: event.type, transactionId: event.place.transactionHash, channel: event.channel } : [];
  });
}

/**
 * Given, so that nothing is refused before it is mined; another one each time, so that no transaction is like another.
 */
function gas(turn: number): { readonly gas: string } {
  return { gas: toQuantity(200_000 + turn) };
}

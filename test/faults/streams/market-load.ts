import { type ActName, actTypesOf, signingDomain } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import type { PlatformError } from "../../../errors/platform-error.ts";
import type { FabricChannel } from "../../../ledgers/fabric/fabric-channel.ts";
import { cursorOf } from "../../../store/events/event-position.ts";
import { outboxEventsOf } from "../../../subgraphs/marketplace/projection/event-record.ts";
import type { LedgerEvent } from "./streams.ts";

/** Acts that are under way at a time. */
const inFlight = 16;

/** People who register, and register a service each: two transactions and events per person. */
export class MarketLoad {
  /** The stream's cursor before its first event. */
  readonly beginning: string;
  readonly wallets: readonly Wallet[];
  readonly #channel: FabricChannel;
  readonly #before: bigint;

  private constructor(channel: FabricChannel, before: bigint, people: number) {
    this.#channel = channel;
    this.#before = before;
    this.beginning = cursorOf({ block: before + 1n, transaction: 0, event: -1 });
    this.wallets = Array.from({ length: people }, () => new Wallet(Wallet.createRandom().privateKey));
  }

  static async start(channel: FabricChannel, people: number): Promise<MarketLoad> {
    const { number } = await channel.newestBlock();
    return new MarketLoad(channel, number, people);
  }

  /** The acts of some of the people. */
  async submit(from: number, to: number): Promise<void> {
    const wallets = this.wallets.slice(from, to);
    const worker = async () => {
      for (let wallet = wallets.pop(); wallet; wallet = wallets.pop()) await this.#register(wallet);
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
  }

  /** Events of the ledger since the beginning, in its order. */
  async events(): Promise<LedgerEvent[]> {
    const { number: newest } = await this.#channel.newestBlock();
    const events: LedgerEvent[] = [];
    for await (const block of this.#channel.blocks({ startBlock: this.#before + 1n })) {
      for (const { type, payload } of outboxEventsOf(block)) {
        const { transactionId } = payload as { transactionId: string };
        events.push({ type, transactionId });
      }
      if (block.number >= newest) break;
    }
    return events;
  }

  async #register(wallet: Wallet): Promise<void> {
    await this.#act(wallet, "RegisterUser", 1, { name: `Person ${wallet.address.slice(2, 12)}`, introduction: "" });
    const service = { category: "", tags: [], description: "", url: "", price: "1" };
    await this.#act(wallet, "RegisterService", 2, { name: `Service ${wallet.address.slice(2)}`, ...service });
  }

  async #act(wallet: Wallet, name: ActName, counter: number, act: Record<string, unknown>): Promise<void> {
    const signed = { counter: `${counter}`, deadline: `${Math.floor(Date.now() / 1000) + 600}` };
    const signature = await wallet.signTypedData({ ...signingDomain("marketplace") }, actTypesOf(name), {
      ...act,
      ...signed,
    });
    const authorization = { signer: wallet.address, ...signed, signature };
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#channel.submit("marketplace", name, [JSON.stringify(act), JSON.stringify(authorization)]);
        return;
      } catch (error) {
        // An attempt whose outcome is unknown may have passed.
        const { code, retryable } = error as PlatformError;
        if (attempt > 0 && code === "BAD_COUNTER") return;
        if (attempt === 20 || !(retryable || code === "TIMEOUT")) throw error;
      }
    }
  }
}

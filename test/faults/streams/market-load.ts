import { type ActName, actTypesOf, signingDomain } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import type { PlatformError } from "../../../ledgers/errors.ts";
import type { FabricChannel } from "../../../ledgers/fabric/connection.ts";
import { outboxEventsOf } from "../../../subgraphs/marketplace/events/event-record.ts";

/** An event as the ledger has it. */
export interface LedgerEvent {
  readonly type: string;
  readonly transactionId: string;
  readonly account: string;
}

/** How many acts are under way at a time. */
const inFlight = 16;

/** People who register, and register a service each: two transactions and events per person. */
export class MarketLoad {
  readonly wallets: readonly Wallet[];
  readonly #channel: FabricChannel;

  constructor(channel: FabricChannel, people: number) {
    this.#channel = channel;
    this.wallets = Array.from({ length: people }, () => new Wallet(Wallet.createRandom().privateKey));
  }

  /** The acts of some of the people. */
  async submit(from: number, to: number): Promise<void> {
    const wallets = this.wallets.slice(from, to);
    const worker = async () => {
      for (let wallet = wallets.pop(); wallet; wallet = wallets.pop()) await this.#register(wallet);
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
  }

  /** What the ledger says has happened, in its order. */
  async events(): Promise<LedgerEvent[]> {
    const { number: newest } = await this.#channel.newestBlock();
    const events: LedgerEvent[] = [];
    for await (const block of this.#channel.blocks({ startBlock: 0n })) {
      for (const { type, payload } of outboxEventsOf(block)) {
        const { facts, transactionId } = payload as { facts: Record<string, string>; transactionId: string };
        events.push({ type, transactionId, account: (facts.address ?? facts.developer ?? "").toLowerCase() });
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

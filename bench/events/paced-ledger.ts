import type { LedgerBlock } from "../../ledgers/fabric/blocks.ts";
import type { FabricConnection } from "../../ledgers/fabric/connection.ts";
import type { FabricChannel } from "../../ledgers/fabric/fabric-channel.ts";

/** Interval of blocks, in ms: the default of the embedded orderer. */
const blockMs = 20;

/** Blocks as a channel gives them, of as many purchases a second as are asked for; each has the time of its commit. */
export class PacedLedger {
  eventsPerSecond = 0;
  /** The newest blocks by number; old ones are not read, and would look like a leak. */
  readonly #blocks = new Map<number, LedgerBlock>();
  #height = 0;
  #grown = Promise.withResolvers<void>();

  constructor() {
    let [owed, last] = [0, performance.now()];
    this.#commit(0);
    setInterval(() => {
      const now = performance.now();
      // The pace holds on a busy machine too, where timers are late.
      owed += (this.eventsPerSecond * (now - last)) / 1_000;
      last = now;
      const due = Math.floor(owed);
      owed -= due;
      if (due > 0) this.#commit(due);
    }, blockMs);
  }

  /** Connection as the marketplace needs it while nothing is written. */
  get connection(): FabricConnection {
    const channel: Partial<FabricChannel> = {
      name: "marketplace",
      blocks: ({ startBlock = 0n, signal }) => this.#follow(Number(startBlock), signal),
      newestBlock: async () => this.#blocks.get(this.#height - 1) as LedgerBlock,
    };
    return { mspId: "Org1MSP", channel: () => channel as FabricChannel, close: () => {} };
  }

  async *#follow(from: number, signal: AbortSignal | undefined): AsyncGenerator<LedgerBlock> {
    for (let next = from; !signal?.aborted; ) {
      const block = this.#blocks.get(next);
      if (block) {
        next += 1;
        yield block;
      } else {
        await this.#grown.promise;
      }
    }
  }

  #commit(events: number): void {
    const number = this.#height++;
    this.#blocks.set(number, purchases(number, events));
    this.#blocks.delete(number - 100);
    this.#grown.resolve();
    this.#grown = Promise.withResolvers();
  }
}

function purchases(number: number, count: number): LedgerBlock {
  const timestamp = new Date();
  const chaincode = "marketplace";
  const transactions = Array.from({ length: count }, (_, index) => {
    const id = `${number}`.padStart(58, "0") + `${index}`.padStart(6, "0");
    const facts = {
      service: "Weather",
      user: `0x${"1".repeat(40)}`,
      developer: `0x${"2".repeat(40)}`,
      times: 3,
      paid: "15",
    };
    const payload = Buffer.from(JSON.stringify(facts));
    const event = { chaincode, name: "CallsPurchased", payload, transactionId: id, blockNumber: BigInt(number) };
    return { id, timestamp, validationCode: "VALID", creatorMspId: "Org1MSP", event, writes: [] };
  });
  return { number: BigInt(number), hash: `${number}`, previousHash: `${number - 1}`, time: timestamp, transactions };
}

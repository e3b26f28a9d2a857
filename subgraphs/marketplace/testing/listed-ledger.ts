import type { ServiceEntry, ServiceRow } from "@ledgerloom/chaincode";
import type { LedgerBlock } from "../../../ledgers/fabric/blocks.ts";
import type { FabricConnection } from "../../../ledgers/fabric/connection.ts";
import type { FabricChannel } from "../../../ledgers/fabric/fabric-channel.ts";
import { readListing } from "../listing-import/listing-file.ts";
import { planListing } from "../listing-import/listing-plan.ts";

/** Account that registered everything. */
export const importer = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf";
const rowsPerBlock = 250;
const began = Date.UTC(2027, 0, 15, 8);

/** Blocks of a ledger in which one account has registered a listing, and nothing else happens. */
export class ListedLedger {
  readonly blocks: readonly LedgerBlock[];
  /** Names of all services, sorted. */
  readonly names: readonly string[];

  private constructor(entries: readonly ServiceEntry[]) {
    const count = Math.ceil(entries.length / rowsPerBlock);
    this.blocks = Array.from({ length: count }, (_, number) =>
      blockOf(number, entries.slice(number * rowsPerBlock, (number + 1) * rowsPerBlock)),
    );
    this.names = entries.map(({ name }) => name).sort();
  }

  /**
   * Ledger of a listing.
   * @param listing folder or files, as `readListing` takes them
   */
  static async of(listing: string): Promise<ListedLedger> {
    return new ListedLedger(planListing((await readListing(listing)).rows, () => false).entries);
  }

  /** Channel as the marketplace uses it while nothing is written. */
  get channel(): Pick<FabricChannel, "name" | "blocks" | "newestBlock"> {
    return {
      name: "marketplace",
      blocks: ({ startBlock = 0n, signal }) => this.#follow(Number(startBlock), signal),
      newestBlock: async () => this.blocks.at(-1) as LedgerBlock,
    };
  }

  get connection(): FabricConnection {
    return { mspId: "Org1MSP", channel: () => this.channel as FabricChannel, close: () => {} };
  }

  async *#follow(from: number, signal: AbortSignal | undefined): AsyncGenerator<LedgerBlock> {
    yield* this.blocks.slice(from);
    if (signal && !signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
  }
}

function blockOf(number: number, entries: readonly ServiceEntry[]): LedgerBlock {
  const time = new Date(began + number * 1_000);
  const writes = entries.map((entry) => ({
    namespace: "marketplace",
    key: `service/${entry.name}`,
    value: Buffer.from(JSON.stringify(rowOf(entry, time.toISOString()))),
  }));
  const transaction = { id: `${number}`, timestamp: time, creatorMspId: "Org1MSP", validationCode: "VALID", writes };
  return {
    number: BigInt(number),
    hash: `${number}`,
    previousHash: `${number - 1}`,
    time,
    transactions: [transaction],
  };
}

function rowOf({ price, ...entry }: ServiceEntry, at: string) {
  const state = { status: "AVAILABLE", isRewardDue: false, isFeeDue: false, createdAt: at, updatedAt: at } as const;
  return { ...entry, price: `${price}`, developer: importer, ...state } as ServiceRow;
}

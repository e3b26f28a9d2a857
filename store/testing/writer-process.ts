import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { reportReady } from "../../process/child-process.ts";
import { openDatabase } from "../database/open-database.ts";
import { type ChainedBlock, Projection } from "../projection/projection.ts";
import { type BlockChanges, Store, type StoreDefinition } from "../projection/store.ts";
import { balances, entries, memberships, randomBlock } from "./random-ledger.ts";

/** A process of a test that projects an endless random ledger until it is killed. */
export interface WriterProcessArguments {
  readonly url: string | undefined;
  readonly folder: string;
}

export const writerDefinition: StoreDefinition = {
  schema: "written",
  source: "chain",
  tables: [balances, memberships, entries],
};

type Block = BlockChanges & ChainedBlock;

async function* blocks(from: bigint): AsyncGenerator<Block> {
  for (let number = Number(from); ; number++) {
    // Sometimes a block comes alone, sometimes many come at once.
    if (number % 97 < 10) await pause(1);
    const previousHash = number === 0 ? "" : randomBlock(number - 1, 1).hash;
    yield { ...randomBlock(number, 1), previousHash };
  }
}

const origin = async () => randomBlock(0, 1).hash;

const given = process.argv[2];
if (given) {
  const log = pino({ level: "silent" });
  const database = await openDatabase({
    ...(JSON.parse(given) as WriterProcessArguments),
    production: false,
    log,
  } as never);
  const store = await Store.open(database, writerDefinition);
  const projection = await Projection.start<Block>({ store, blocks, origin, changesOf: (block) => block, log });
  // Which of several writes is not known: one of them is killed while another waits.
  if (database.isExclusive) await projection.reached(projection.position + 25n, 300_000);
  reportReady("writing");
}

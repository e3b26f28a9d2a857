import type { Client } from "@ledgerloom/sdk";
import type { Command } from "commander";
import {
  EvmBlockDocument,
  EvmBlocksDocument,
  FabricBlockDocument,
  FabricBlocksDocument,
  LedgersDocument,
} from "../generated/operations.ts";
import { notFound } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { evmBlockColumns, evmBlockFacts } from "./chain-facts.ts";
import { fabricBlockColumns, fabricBlockFacts } from "./fabric-facts.ts";
import { listOptions } from "./options.ts";
import { pagesOf } from "./pages.ts";

/** Blocks that one GraphQL operation may ask for. */
const perPage = 25;

/** `ledgerloom blocks` and `block`: blocks of the ledgers that `ledgerloom tx` lists. */
export function addBlocks(program: Command, output: Output): void {
  const list = "blocks of a ledger, the newest first: of a Fabric channel, or of the chain by its id";
  does(listOptions(command(program, "blocks <ledger>", list)), output, listBlocks);
  const one = "one block, by its number or its hash, with its transactions";
  does(command(program, "block <ledger> <block>", one), output, showBlock);
}

async function listBlocks(call: Call): Promise<void> {
  const client = await call.client();
  const channel = call.argument();
  if (await isChain(client, channel)) {
    const ask = async (page: { first: number }) => (await client.request(EvmBlocksDocument, page)).evmBlocks;
    return call.output.list(pagesOf(call, ask, perPage), evmBlockColumns);
  }
  const ask = async (page: { first: number }) =>
    (await client.request(FabricBlocksDocument, { channel, ...page })).fabricBlocks;
  return call.output.list(pagesOf(call, ask, perPage), fabricBlockColumns);
}

async function showBlock(call: Call): Promise<void> {
  const [ledger, block] = [call.argument(), call.argument(1)];
  const client = await call.client();
  const place = /^\d+$/.test(block) ? { number: block } : { hash: block };
  if (await isChain(client, ledger)) {
    const { evmBlock } = await client.request(EvmBlockDocument, place);
    if (evmBlock) return call.output.record(evmBlock, evmBlockFacts(evmBlock));
  } else {
    const { fabricBlock } = await client.request(FabricBlockDocument, { channel: ledger, ...place });
    if (fabricBlock) return call.output.record(fabricBlock, fabricBlockFacts(fabricBlock));
  }
  throw notFound(`block ${block} in ${ledger}`, `list them by ledgerloom blocks ${ledger}`);
}

/** Whether a ledger is the chain: names of channels begin with a letter. @throws CliError for the id of another chain */
async function isChain(client: Client, ledger: string): Promise<boolean> {
  if (!/^\d+$/.test(ledger)) return false;
  const { ledgers } = (await client.request(LedgersDocument))._meta.payments;
  if (ledgers.some(({ network }) => network === ledger)) return true;
  throw notFound(`chain ${ledger}`, "list ledgers by ledgerloom tx");
}

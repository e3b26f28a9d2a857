import type { Command } from "commander";
import { FabricBlockDocument, FabricBlocksDocument } from "../generated/operations.ts";
import { notFound } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { fabricBlockColumns, fabricBlockFacts } from "./fabric-facts.ts";
import { listOptions } from "./options.ts";
import { pagesOf } from "./pages.ts";

/** `ledgerloom blocks` and `block`: blocks of the ledgers that the graph shows. */
export function addBlocks(program: Command, output: Output): void {
  const list = listOptions(command(program, "blocks <channel>", "blocks of a Fabric channel, the newest first"));
  does(list, output, listBlocks);
  const one = command(
    program,
    "block <channel> <block>",
    "one block, by its number or its hash, with its transactions",
  );
  does(one, output, showBlock);
}

async function listBlocks(call: Call): Promise<void> {
  const client = await call.client();
  const channel = call.argument();
  const pages = pagesOf(
    call,
    async (page) => (await client.request(FabricBlocksDocument, { channel, ...page })).fabricBlocks,
    25,
  );
  await call.output.list(pages, fabricBlockColumns);
}

async function showBlock(call: Call): Promise<void> {
  const [channel, block] = [call.argument(), call.argument(1)];
  const client = await call.client();
  const place = /^\d+$/.test(block) ? { number: block } : { hash: block };
  const { fabricBlock } = await client.request(FabricBlockDocument, { channel, ...place });
  if (!fabricBlock) throw notFound(`block ${block} in ${channel}`, `list them by ledgerloom blocks ${channel}`);
  await call.output.record(fabricBlock, fabricBlockFacts(fabricBlock));
}

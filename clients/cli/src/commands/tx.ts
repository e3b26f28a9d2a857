import { type Client, reading } from "@ledgerloom/sdk";
import type { Command } from "commander";
import {
  EvmBlockDocument,
  EvmTransactionDocument,
  FabricBlockDocument,
  FabricTransactionDocument,
  LedgersDocument,
  type LedgersQuery,
} from "../generated/operations.ts";
import { CliError, notFound } from "../output/cli-error.ts";
import type { Fact, Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { evmBlockFacts, evmTransactionFacts } from "./chain-facts.ts";
import { fabricBlockFacts, fabricTransactionFacts } from "./fabric-facts.ts";

/** `ledgerloom tx`: a transaction or a block of any ledger by its id, as far as the graph can decode it. */
export function addTx(program: Command, output: Output): void {
  const self = command(
    program,
    "tx [id]",
    "what a transaction did, or a block by its hash; without one, how far the ledgers are shown",
  ).option("--position <position>", "the position that its act answered with: waits until it is shown");
  does(self, output, showTransaction);
}

async function showTransaction(call: Call): Promise<void> {
  const [id] = call.arguments;
  const { position } = call.options;
  if (id === undefined || position) return showLedgers(call, position);
  const [, digits] = /^(?:0x)?([\da-f]{64})$/i.exec(id) ?? [];
  if (!digits)
    throw new CliError("BAD_INPUT", `“${id}” is no id of a transaction or a block`, {
      mend: "give its 64 hexadecimal digits, or the position that its act answered with by --position",
    });
  const found = await find(call, digits.toLowerCase());
  if (!found)
    throw notFound(
      `transaction or block ${id} on any ledger`,
      "give the position that its act answered with: ledgerloom tx --position …",
    );
  await call.output.record(found.value, found.facts);
}

async function showLedgers(call: Call, position: string | undefined): Promise<void> {
  const client = await call.client();
  const shown = position === undefined ? client : reading(client, { after: [position] });
  const { _meta } = await shown.request(LedgersDocument);
  const state = position === undefined ? {} : { position, isShown: true };
  await call.output.record({ ...state, ..._meta }, [
    ["transaction", position && "committed, and shown by the graph"],
    ...Object.entries(_meta).flatMap(([part, meta]) => ledgerFacts(part, meta)),
  ]);
}

type Part = LedgersQuery["_meta"]["ops"];

function ledgerFacts(part: string, { ledgers }: Part): Fact[] {
  return ledgers.map(
    ({ source, kind, shown, newest, finalized, lag }): Fact => [
      `${part} ${source}`,
      `${kind}: block ${shown?.number ?? "–"} of ${newest ?? "unknown"} shown, final up to ${finalized ?? "–"}, ${lag ?? "unknown"} behind`,
    ],
  );
}

interface Found {
  readonly value: object;
  readonly facts: readonly Fact[];
}

/** Transaction or block of whichever ledger has this id; one that cannot be asked says so only if no other has it. */
async function find(call: Call, digits: string): Promise<Found | undefined> {
  const client = await call.client();
  const answers = await Promise.allSettled([onTheChain(client, `0x${digits}`), onFabric(client, digits)]);
  const found = answers.find((one) => one.status === "fulfilled" && one.value !== undefined);
  if (found?.status === "fulfilled") return found.value;
  for (const answer of answers) if (answer.status === "rejected") throw answer.reason;
  return undefined;
}

async function onTheChain(client: Client, hash: string): Promise<Found | undefined> {
  const [{ evmTransaction }, { evmBlock }] = await Promise.all([
    client.request(EvmTransactionDocument, { hash }),
    client.request(EvmBlockDocument, { hash }),
  ]);
  if (evmTransaction) return { value: evmTransaction, facts: evmTransactionFacts(evmTransaction) };
  return evmBlock ? { value: evmBlock, facts: evmBlockFacts(evmBlock) } : undefined;
}

async function onFabric(client: Client, id: string): Promise<Found | undefined> {
  const [{ fabricTransaction }, { fabricBlock }] = await Promise.all([
    client.request(FabricTransactionDocument, { id }),
    client.request(FabricBlockDocument, { hash: id }),
  ]);
  if (fabricTransaction) return { value: fabricTransaction, facts: fabricTransactionFacts(fabricTransaction) };
  return fabricBlock ? { value: fabricBlock, facts: fabricBlockFacts(fabricBlock) } : undefined;
}

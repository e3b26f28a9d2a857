import { reading } from "@ledgerloom/sdk";
import type { Command } from "commander";
import {
  FabricTransactionDocument,
  LedgersDocument,
  type LedgersQuery,
  MoneyTransactionsDocument,
} from "../generated/operations.ts";
import { notFound } from "../output/cli-error.ts";
import type { Fact, Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { fabricTransactionFacts } from "./fabric-facts.ts";
import { wholeNumber } from "./options.ts";
import { pagesOf } from "./pages.ts";

/** `ledgerloom tx`: a transaction of any ledger, as far as the graph can decode it. */
export function addTx(program: Command, output: Output): void {
  const self = command(program, "tx [id]", "what a transaction did; without one, how far the ledgers are shown")
    .option("--position <position>", "the position that its act answered with: waits until it is shown")
    .option("--limit <rows>", "how many statement lines to look through", wholeNumber(1, 100_000), 1_000);
  does(self, output, showTransaction);
}

async function showTransaction(call: Call): Promise<void> {
  const [id] = call.arguments;
  const { position } = call.options;
  if (id === undefined || position) return showLedgers(call, position);
  const found = /^0x[\da-f]{64}$/i.test(id) ? await inStatements(call, id) : await onFabric(call, id);
  if (!found)
    throw notFound(
      `transaction ${id} on the Fabric channels, or in the statements of your accounts`,
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

/** A transaction of the chain that moved money of the caller's accounts. */
async function inStatements(call: Call, id: string): Promise<Found | undefined> {
  const client = await call.client();
  const pages = pagesOf(
    call,
    async (page) => (await client.request(MoneyTransactionsDocument, page)).paymentStatement.lines,
  );
  for await (const lines of pages) {
    const line = lines.find(({ transaction }) => transaction.hash.toLowerCase() === id.toLowerCase());
    if (!line) continue;
    const { transaction, type, finality, happenedAt, account } = line;
    const facts: Fact[] = [
      ["transaction", transaction.hash],
      ["status", `${transaction.status} in block ${transaction.blockNumber}, ${finality}`],
      ["time", happenedAt],
      ["about", `${type} of ${account.address}`],
      ["channel", line.channel?.id],
    ];
    return { value: line, facts };
  }
  return undefined;
}

async function onFabric(call: Call, id: string): Promise<Found | undefined> {
  const client = await call.client();
  const { fabricTransaction } = await client.request(FabricTransactionDocument, { id });
  return fabricTransaction ? { value: fabricTransaction, facts: fabricTransactionFacts(fabricTransaction) } : undefined;
}

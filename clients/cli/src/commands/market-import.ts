import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { accepted } from "@ledgerloom/sdk";
import type { Command } from "commander";
import { ImportServicesDocument } from "../generated/operations.ts";
import { parseAmount } from "../output/amounts.ts";
import { CliError } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import { agreed } from "../wallet/secret-input.ts";
import { type Call, command, does } from "./call.ts";
import { signerOf, signingOptions } from "./signed-act.ts";

/** How many services one act registers. */
const batchSize = 250;

/** `ledgerloom market import`: many services of one developer; given again, it does what is still to be done. */
export function addImport(market: Command, output: Output): void {
  const self = signingOptions(
    command(market, "import <file>", "register many services: JSON, one a line or a list, or - for standard input"),
  );
  does(self.option("--publish", "publish them too"), output, importServices);
}

interface Entry {
  readonly kind: "SERVICE" | "MASHUP";
  readonly name: string;
  readonly category: string;
  readonly tags: string[];
  readonly description: string;
  readonly url: string;
  readonly price: string;
  readonly composes: string[];
}

async function importServices(call: Call): Promise<void> {
  const { output, options } = call;
  const entries = await entriesOf(call.argument());
  const publish = options.publish === true;
  const acts = Math.ceil(entries.length / batchSize);
  const question = `Sign ${acts} acts that register ${entries.length} services${publish ? " and publish them" : ""}?`;
  if (!options.yes && !(await agreed(question))) throw new CliError("INTERRUPTED", "not signed; nothing was sent");
  const sign = await signerOf(call, true);
  const client = await call.client();
  const total = { services: 0, published: 0, skipped: [] as string[] };
  for (let at = 0; at < entries.length; at += batchSize) {
    const message = { services: entries.slice(at, at + batchSize), publish };
    const payload = await sign("RegisterServices", message, async (authorization) =>
      accepted((await client.request(ImportServicesDocument, { input: { ...message, authorization } })).servicesImport),
    );
    total.services += message.services.length;
    total.published += payload.published ?? 0;
    total.skipped.push(...(payload.skipped ?? []));
    output.progress(`${total.services} of ${entries.length} services`);
  }
  await output.record(total, [
    ["services", total.services],
    ["published", total.published],
    ["skipped", total.skipped.join(", ") || "none"],
  ]);
}

/** @throws CliError that names the first row that is none */
async function entriesOf(file: string): Promise<Entry[]> {
  const source = await (file === "-" ? text(process.stdin) : readFile(file, "utf8")).catch((cause: Error) => {
    throw new CliError("BAD_INPUT", cause.message, { mend: "name a file of JSON, or - for standard input" });
  });
  const rows = source.trimStart().startsWith("[") ? rowsOf(source) : linesOf(source);
  if (rows.length === 0) throw new CliError("BAD_INPUT", "there are no services in it", { mend: "write one a line" });
  return rows.map(entryOf);
}

function rowsOf(source: string): unknown[] {
  return parsed(source, "the list") as unknown[];
}

function linesOf(source: string): unknown[] {
  const lines = source.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => parsed(line, `line ${index + 1}`));
}

function parsed(json: string, what: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new CliError("BAD_INPUT", `${what} is no JSON: ${(cause as Error).message}`, { mend: "mend it in the file" });
  }
}

function entryOf(row: unknown, index: number): Entry {
  const {
    kind = "SERVICE",
    name,
    category = "",
    tags = [],
    description = "",
    url = "",
    price,
    composes = [],
  } = (row ?? {}) as Partial<Record<keyof Entry, unknown>>;
  const isTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === "string");
  const isGood =
    (kind === "SERVICE" || kind === "MASHUP") &&
    [name, category, description, url].every((value) => typeof value === "string") &&
    isTexts(tags) &&
    isTexts(composes) &&
    name !== "";
  if (!isGood || !["string", "number"].includes(typeof price))
    throw new CliError("BAD_INPUT", `row ${index + 1} is no service`, {
      mend: "give it a name and a price; kind is SERVICE or MASHUP, tags and composes are lists of texts",
    });
  const entry = { kind, name, category, tags, description, url, composes } as Omit<Entry, "price">;
  return { ...entry, price: parseAmount(String(price)) };
}

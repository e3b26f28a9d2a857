import type { Command } from "commander";
import { OperationListDocument, OperationStreamDocument, TemplateListDocument } from "../generated/operations.ts";
import type { Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { afterOption, eventsOf, startOf, watchOption } from "./events.ts";
import { operationColumns, operationFacts, policyOf } from "./operation-facts.ts";
import { operationById, progressOf } from "./operation-progress.ts";
import { addOpsActs } from "./ops-acts.ts";
import { choice, choicesOf, downloadOptions, listOptions, several } from "./options.ts";
import { pagesOf, whole } from "./pages.ts";

const statuses = [
  "PROPOSED",
  "APPROVED",
  "EXECUTING",
  "COMPLETED",
  "FAILED",
  "REJECTED",
  "WITHDRAWN",
  "EXPIRED",
] as const;
const orders = ["REQUESTED_AT", "CHANNEL", "PROPOSER"] as const;

/** An operation costs its votes, so few come at a time. */
const perPage = 25;

/** `ledgerloom ops`: the operations of the consortium's network. */
export function addOps(program: Command, output: Output): void {
  const ops = program.command("ops").description("operations of the consortium's network");
  const list = listOptions(watchOption(command(ops, "list", "operations, newest first")))
    .addOption(choicesOf("--status <status>", "of this status", statuses))
    .option("--channel <name>", "on this Fabric channel")
    .option("--proposer <mspId>", "that this organisation has proposed")
    .addOption(choice("--sort <field>", "order by", orders).default("REQUESTED_AT"))
    .option("--ascending", "oldest or first by name first");
  does(list, output, listOperations);
  does(watchOption(command(ops, "show <id>", "one operation: votes, steps, evidence")), output, showOperation);
  const watch = afterOption(command(ops, "watch [id]", "events of operations, as they come"))
    .option("--organization <mspId>", "of this organisation")
    .option("--type <type>", "of this type, several times", several);
  does(watch, output, watchOperations);
  does(downloadOptions(command(ops, "templates", "what operations can be made from")), output, listTemplates);
  addOpsActs(ops, output);
}

async function listOperations(call: Call): Promise<void> {
  const { status, channel, proposer, sort, ascending, watch } = call.options;
  const client = await call.client();
  const filter = { status, channel, proposer };
  const orderBy = { field: sort, direction: ascending ? ("ASC" as const) : ("DESC" as const) };
  const after = watch ? await startOf(call, "ops") : undefined;
  const pages = pagesOf(
    call,
    async (page) => (await client.request(OperationListDocument, { ...page, filter, orderBy })).operations,
    perPage,
  );
  await call.output.list(pages, operationColumns);
  if (after !== undefined) await showEvents(call, { after });
}

async function showOperation(call: Call): Promise<void> {
  const { output, options } = call;
  const id = call.argument();
  if (!options.watch) {
    const operation = await operationById(call, id);
    return output.record(operation, operationFacts(operation));
  }
  for await (const operation of progressOf(call, id)) await output.record(operation, operationFacts(operation));
}

async function watchOperations(call: Call): Promise<void> {
  const { after, organization, type } = call.options;
  const [operationId] = call.arguments;
  await showEvents(call, { after, filter: { operationId, organization, types: type } });
}

type Variables = Parameters<typeof eventsOf<object, { after?: string; filter?: object }>>[2];

async function showEvents(call: Call, variables: Variables): Promise<void> {
  for await (const { operationEvents: event } of eventsOf(call, OperationStreamDocument, variables)) {
    const step = event.step === null ? "" : ` ${event.step}`;
    const { id, status } = event.operation;
    await call.output.event(
      event,
      `${event.at}  ${event.type}${step}  ${id} (${status}) by ${event.organization.mspId}`,
    );
  }
}

async function listTemplates(call: Call): Promise<void> {
  const { operationTemplates } = await (await call.client()).request(TemplateListDocument);
  await call.output.list(whole(operationTemplates), [
    { heading: "NAME", of: ({ name }) => name },
    { heading: "VERSION", of: ({ version }) => version, isNumber: true },
    { heading: "POLICY", of: policyOf },
    { heading: "PARAMETERS", of: ({ parameters }) => parameters.map(parameterText).join(", ") || "none" },
    { heading: "TITLE", of: ({ title }) => title },
  ]);
}

function parameterText({
  name,
  defaultValue,
}: {
  readonly name: string;
  readonly defaultValue: string | null;
}): string {
  return defaultValue === null ? name : `${name}=${defaultValue}`;
}

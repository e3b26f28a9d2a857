import type { Client } from "@ledgerloom/sdk";
import type { Command } from "commander";
import {
  AccountByNameDocument,
  type AccountPartsFragment,
  MarketStreamDocument,
  type MarketStreamSubscription,
  OneAccountDocument,
  OneServiceDocument,
  ServiceListDocument,
} from "../generated/operations.ts";
import { formatAmount } from "../output/amounts.ts";
import { notFound } from "../output/cli-error.ts";
import type { Output } from "../output/output.ts";
import { keyFile } from "../wallet/key-files.ts";
import { type Call, command, does } from "./call.ts";
import { afterOption, eventsOf, startOf, watchOption } from "./events.ts";
import { addMarketActs } from "./market-acts.ts";
import { accountFacts, exactServiceColumns, serviceColumns, serviceFacts } from "./market-facts.ts";
import { addImport } from "./market-import.ts";
import { choice, listOptions, several } from "./options.ts";
import { pagesOf } from "./pages.ts";

const statuses = ["CREATED", "AVAILABLE", "INVALID"] as const;
const kinds = ["SERVICE", "MASHUP"] as const;
const orders = ["NAME", "CREATED_AT", "PRICE"] as const;

/** `ledgerloom market`: services, and rights to call them. */
export function addMarket(program: Command, output: Output): void {
  const market = program.command("market").description("services, and rights to call them");
  const search = listOptions(
    watchOption(command(market, "search [text]", "services, those whose names contain a text")),
  )
    .addOption(choice("--status <status>", "of this status", statuses))
    .addOption(choice("--kind <kind>", "of this kind", kinds))
    .option("--category <category>", "of this category")
    .option("--tag <tag>", "with this tag")
    .option("--developer <address>", "of this developer")
    .addOption(choice("--sort <field>", "order by", orders).default("NAME"))
    .option("--descending", "largest, newest or last by name first");
  does(search, output, searchServices);
  does(command(market, "show <name>", "one service"), output, showService);
  const account = command(market, "account [account]", "an account by its address or name; your wallet's without");
  does(account.option("--wallet <name>", "whose account"), output, showAccount);
  const watch = afterOption(command(market, "watch [service]", "what happens in the marketplace, as it comes"))
    .option("--account <address>", "of this account")
    .option("--type <type>", "of this type, several times", several);
  does(watch, output, (call) => {
    const [service] = call.arguments;
    const { after, account, type } = call.options;
    return showEvents(call, { after, filter: { service, account, types: type } });
  });
  addMarketActs(market, output);
  addImport(market, output);
}

async function searchServices(call: Call): Promise<void> {
  const { status, kind, category, tag, developer, sort, descending, watch } = call.options;
  const [nameContains] = call.arguments;
  const client = await call.client();
  const filter = { status, kind, category, tag, developer, nameContains };
  const orderBy = { field: sort, direction: descending ? ("DESC" as const) : ("ASC" as const) };
  const after = watch ? await startOf(call, "marketplace") : undefined;
  const pages = pagesOf(
    call,
    async (page) => (await client.request(ServiceListDocument, { ...page, filter, orderBy })).services,
  );
  await call.output.list(pages, serviceColumns, exactServiceColumns);
  if (after !== undefined) await showEvents(call, { after });
}

async function showService(call: Call): Promise<void> {
  const { service } = await (await call.client()).request(OneServiceDocument, { name: call.argument() });
  if (!service) throw notFound(`service ${call.argument()}`, "look for it by `ledgerloom market search`");
  await call.output.record(service, serviceFacts(service));
}

async function showAccount(call: Call): Promise<void> {
  const wanted = call.arguments[0] ?? (await keyFile(call.options.wallet)).address;
  const account = await findAccount(await call.client(), wanted);
  if (!account) throw notFound(`account of the name ${wanted}`, "give its address");
  await call.output.record(account, accountFacts(account));
}

/** Names never begin like an address. */
async function findAccount(client: Client, wanted: string): Promise<AccountPartsFragment | null> {
  if (/^0x/i.test(wanted)) return (await client.request(OneAccountDocument, { address: wanted })).account;
  return (await client.request(AccountByNameDocument, { name: wanted })).accountByName;
}

type Variables = Parameters<typeof eventsOf<object, { after?: string; filter?: object }>>[2];

async function showEvents(call: Call, variables: Variables): Promise<void> {
  for await (const { marketplaceEvents: event } of eventsOf(call, MarketStreamDocument, variables))
    await call.output.event(event, lineOf(event));
}

function lineOf(event: MarketStreamSubscription["marketplaceEvents"]): string {
  const { occurredAt, type, service, amount, account, counterparty } = event;
  const parts = [
    service && `“${service.name}”`,
    amount && formatAmount(amount, "SToken"),
    `by ${account.name ?? account.address}`,
    counterparty && `with ${counterparty.name ?? counterparty.address}`,
  ];
  return `${occurredAt}  ${type}  ${parts.filter(Boolean).join(" ")}`;
}

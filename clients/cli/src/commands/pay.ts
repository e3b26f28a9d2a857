import { accepted, CreatePaymentAccountDocument, PaymentTraceDocument, type PaymentTraceQuery } from "@ledgerloom/sdk";
import type { Command } from "commander";
import {
  AccountListDocument,
  type AccountListQuery,
  ChannelListDocument,
  TraceListDocument,
} from "../generated/operations.ts";
import { formatAmount, formatAsset } from "../output/amounts.ts";
import type { Output } from "../output/output.ts";
import { type Column, exactly } from "../output/table.ts";
import { type Call, command, does } from "./call.ts";
import { watchOption } from "./events.ts";
import { choice, downloadOptions, listOptions } from "./options.ts";
import { pagesOf, whole } from "./pages.ts";
import { addPayActs } from "./pay-acts.ts";
import { addAlarms } from "./pay-alarms.ts";
import { readChannel } from "./pay-channel.ts";
import { channelColumns, exactChannelColumns } from "./pay-facts.ts";
import { addKeys } from "./pay-keys.ts";
import { addMoney } from "./pay-money.ts";
import { addPolicy } from "./pay-policy.ts";
import { addPayWatch, showChannelEvents } from "./pay-watch.ts";
import { keyOf, keyOption, transactionFacts } from "./transaction-facts.ts";

const statuses = ["OPEN", "TERMINATING", "TERMINATED"] as const;

/** `ledgerloom pay`: payment channels, and what moves on them; acts are done by the organisation's payment server. */
export function addPay(program: Command, output: Output): void {
  const pay = program.command("pay").description("payment channels, and what moves on them");
  const accounts = downloadOptions(
    keyOption(command(pay, "accounts", "accounts whose keys the payment server holds for you")),
  );
  does(accounts.option("--create", "make one more"), output, (call) =>
    call.options.create ? createAccount(call) : listAccounts(call),
  );
  const channels = listOptions(watchOption(command(pay, "channels [id]", "payment channels, or one of them")))
    .option("--consumer <address>", "that this account pays")
    .option("--provider <address>", "that pay this account")
    .addOption(choice("--status <status>", "of this status", statuses))
    .addOption(choice("--sort <field>", "order by", ["OPENED_AT", "HELD"]).default("OPENED_AT"))
    .option("--descending", "newest or largest first");
  does(channels, output, (call) => (call.arguments[0] ? showChannel(call, call.arguments[0]) : listChannels(call)));
  does(downloadOptions(command(pay, "trace <traceId>", "what a trace cost your accounts")), output, showTrace);
  does(listOptions(command(pay, "traces", "traces in which your accounts paid, newest first")), output, listTraces);
  addPayActs(pay, output);
  addMoney(pay, output);
  addPolicy(pay, output);
  addKeys(pay, output);
  addAlarms(pay, output);
  addPayWatch(pay, output);
}

async function listAccounts(call: Call): Promise<void> {
  const { paymentAccounts } = await (await call.client()).request(AccountListDocument);
  await call.output.list(whole(paymentAccounts), accountColumns, exactAccountColumns);
}

const accountColumns: readonly Column<AccountListQuery["paymentAccounts"][number]>[] = [
  { heading: "ADDRESS", of: ({ address }) => address },
  { heading: "NAME", of: ({ name }) => name },
  { heading: "ETHER", of: ({ etherBalance }) => formatAmount(etherBalance, "ether"), isNumber: true },
  { heading: "TOKENS", of: ({ tokenBalance }) => formatAmount(tokenBalance, "SToken"), isNumber: true },
];

const exactAccountColumns = exactly(accountColumns, {
  ETHER: ({ etherBalance }) => etherBalance,
  TOKENS: ({ tokenBalance }) => tokenBalance,
});

async function createAccount(call: Call): Promise<void> {
  const client = await call.client();
  const asked = client.request(CreatePaymentAccountDocument, { input: { ...keyOf(call) } });
  const { account, transaction } = accepted((await asked).paymentAccountCreate);
  await call.output.record({ account, transaction }, [
    ["address", account?.address],
    ["ether", formatAmount(account?.etherBalance, "ether")],
    ...transactionFacts(transaction),
  ]);
}

async function listChannels(call: Call): Promise<void> {
  const { consumer, provider, status, sort, descending, watch } = call.options;
  const client = await call.client();
  const filter = { consumer, provider, status };
  const orderBy = { field: sort, direction: descending ? ("DESC" as const) : ("ASC" as const) };
  const list = () =>
    call.output.list(
      pagesOf(
        call,
        async (page) => (await client.request(ChannelListDocument, { ...page, filter, orderBy })).paymentChannels,
      ),
      channelColumns,
      exactChannelColumns,
    );
  await (watch ? showChannelEvents(call, { consumer, provider }, list) : list());
}

async function showChannel(call: Call, id: string): Promise<void> {
  const { channel, facts } = await readChannel(call, id);
  const show = () => call.output.record(channel, facts);
  await (call.options.watch ? showChannelEvents(call, { channel: channel.address }, show) : show());
}

async function showTrace(call: Call): Promise<void> {
  const { paymentTrace } = await (await call.client()).request(PaymentTraceDocument, { traceId: call.argument() });
  await call.output.list(whole(paymentTrace.payments), traceColumns, exactTraceColumns);
}

const traceColumns: readonly Column<PaymentTraceQuery["paymentTrace"]["payments"][number]>[] = [
  { heading: "CONSUMER", of: ({ consumer }) => consumer.address },
  { heading: "PROVIDER", of: ({ provider }) => provider.address },
  { heading: "LANE", of: ({ lane }) => lane, isNumber: true },
  { heading: "REQUESTS", of: ({ requests }) => requests, isNumber: true },
  { heading: "VALUE", of: ({ value }) => formatAsset(value, null), isNumber: true },
  { heading: "ON BEHALF OF", of: ({ origin }) => origin.map(({ address }) => address).join(" → ") || "itself" },
];

const exactTraceColumns = exactly(traceColumns, { VALUE: ({ value }) => value });

async function listTraces(call: Call): Promise<void> {
  const client = await call.client();
  const pages = pagesOf(call, async (page) => (await client.request(TraceListDocument, page)).paymentTraces, 25);
  await call.output.list(pages, [
    { heading: "TRACE", of: ({ traceId }) => traceId },
    { heading: "PAYMENTS", of: ({ payments }) => payments.length, isNumber: true },
    {
      heading: "REQUESTS",
      of: ({ payments }) => payments.reduce((sum, { requests }) => sum + requests, 0),
      isNumber: true,
    },
    {
      heading: "PROVIDERS",
      of: ({ payments }) => [...new Set(payments.map(({ provider }) => provider.address))].join(", "),
    },
  ]);
}

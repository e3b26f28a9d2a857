import {
  PaymentFlowsDocument,
  type PaymentFlowsQuery,
  PaymentStatementDocument,
  PaymentStatementOfAccountDocument,
  type PaymentStatementPartsFragment,
} from "@ledgerloom/sdk";
import type { Command } from "commander";
import { formatAsset } from "../output/amounts.ts";
import type { Output } from "../output/output.ts";
import { type Column, exactly, Table } from "../output/table.ts";
import { type Call, command, does } from "./call.ts";
import { choice, choicesOf, listOptions, time } from "./options.ts";
import { type Page, pagesOf } from "./pages.ts";

const types = ["DEPOSIT", "REDEMPTION", "SETTLEMENT", "RETURN", "PAYOUT"] as const;
const orders = ["PARTIES", "REDEEMED", "REQUESTS"] as const;

type Line = PaymentStatementPartsFragment["lines"]["nodes"][number];

const periodOptions = (self: Command) =>
  self.option("--from <time>", "from this time on", time).option("--to <time>", "before this time", time);

/** Statements, and who pays whom. */
export function addMoney(pay: Command, output: Output): void {
  const statement = periodOptions(listOptions(command(pay, "statement", "what moved the money of your accounts")))
    .option("--account <address>", "of one account")
    .addOption(choicesOf("--type <type>", "of this type", types))
    .option("--channel <address>", "of this channel, by its contract's address")
    .option("--counterparty <address>", "with this account")
    .option("--asset <address>", "in this token")
    .option("--balances", "write the balances instead of the lines");
  does(statement, output, showStatement);
  const flows = periodOptions(listOptions(command(pay, "flows", "who pays whom")))
    .option("--consumer <address>", "that this account pays")
    .option("--provider <address>", "that pay this account")
    .option("--organization <mspId>", "of accounts that are held for this organisation, your own")
    .option("--asset <address>", "in this token")
    .addOption(choice("--sort <field>", "order by", orders).default("REDEEMED"))
    .option("--ascending", "smallest first");
  does(flows, output, showFlows);
}

const periodOf = ({ options: { from, to } }: Call) => (from || to ? { from, to } : undefined);

async function statementPage(call: Call, page: { first: number; after: string | null }) {
  const { account, type, channel, counterparty, asset } = call.options;
  const client = await call.client();
  const variables = { ...page, period: periodOf(call), filter: { types: type, channel, counterparty, asset } };
  if (!account) return (await client.request(PaymentStatementDocument, variables)).paymentStatement;
  const asked = client.request(PaymentStatementOfAccountDocument, { ...variables, address: account });
  return (await asked).account.paymentStatement;
}

async function showStatement(call: Call): Promise<void> {
  const { output, options } = call;
  const lines = (page: { first: number; after: string | null }): Promise<Page<Line>> =>
    statementPage(call, page).then((statement) => statement.lines);
  if (output.isCsv) return output.list(pagesOf(call, lines), lineColumns, exactLineColumns);
  if (options.balances || !output.isJson) await showBalances(call);
  if (!options.balances) await output.list(pagesOf(call, lines), lineColumns);
}

async function showBalances(call: Call): Promise<void> {
  const { balances } = await statementPage(call, { first: 1, after: null });
  if (call.output.isJson) {
    for (const balance of balances) await call.output.record(balance, []);
    return;
  }
  const names = ["opening", "deposited", "earned", "spent", "returned", "paidOut", "closing"] as const;
  const columns = names.map((name) => ({
    heading: name.toUpperCase(),
    of: (balance: (typeof balances)[number]) => formatAsset(balance[name], balance.asset),
    isNumber: true,
  }));
  if (balances.length > 0) await call.output.raw(`${new Table(columns).lines(balances).join("\n")}\n`);
}

const lineColumns = [
  { heading: "TIME", of: ({ happenedAt }: Line) => happenedAt },
  { heading: "TYPE", of: ({ type }: Line) => type },
  { heading: "CHANGE", of: ({ change, asset }: Line) => formatAsset(change, asset), isNumber: true },
  { heading: "ACCOUNT", of: ({ account }: Line) => account.address },
  { heading: "WITH", of: ({ counterparty }: Line) => counterparty?.address },
  { heading: "REQUESTS", of: ({ requests }: Line) => requests, isNumber: true },
  { heading: "FINALITY", of: ({ finality }: Line) => finality },
];

/** The last columns prove each line. */
const exactLineColumns: readonly Column<Line>[] = [
  { heading: "TIME", of: ({ happenedAt }) => happenedAt },
  { heading: "TYPE", of: ({ type }) => type },
  { heading: "ACCOUNT", of: ({ account }) => account.address },
  { heading: "COUNTERPARTY", of: ({ counterparty }) => counterparty?.address },
  { heading: "COUNTERPARTY NAME", of: ({ counterparty }) => counterparty?.name },
  { heading: "CHANNEL", of: ({ channel }) => channel?.id },
  { heading: "ASSET", of: ({ asset }) => asset ?? "ether" },
  { heading: "CHANGE", of: ({ change }) => change },
  { heading: "AMOUNT", of: ({ amount }) => amount },
  { heading: "REQUESTS", of: ({ requests }) => requests },
  { heading: "LANE", of: ({ lane }) => lane },
  { heading: "FINALITY", of: ({ finality }) => finality },
  { heading: "TRANSACTION", of: ({ transaction }) => transaction.hash },
  { heading: "BLOCK", of: ({ transaction }) => transaction.blockNumber },
  { heading: "TOKEN ID", of: ({ token }) => token?.tokenId },
  { heading: "TOKEN SIGNATURE", of: ({ token }) => token?.signature },
];

async function showFlows(call: Call): Promise<void> {
  const { consumer, provider, organization, asset, sort, ascending } = call.options;
  const client = await call.client();
  const filter = { consumer, provider, organization, asset };
  const orderBy = { field: sort, direction: ascending ? ("ASC" as const) : ("DESC" as const) };
  const period = periodOf(call);
  const pages = pagesOf(
    call,
    async (page) => (await client.request(PaymentFlowsDocument, { ...page, period, filter, orderBy })).paymentFlows,
  );
  await call.output.list(pages, flowColumns, exactFlowColumns);
}

type Flow = PaymentFlowsQuery["paymentFlows"]["nodes"][number];

const flowColumns: readonly Column<Flow>[] = [
  { heading: "CONSUMER", of: ({ consumer }) => consumer.name ?? consumer.address },
  { heading: "PROVIDER", of: ({ provider }) => provider.name ?? provider.address },
  { heading: "CHANNELS", of: ({ channels }) => channels, isNumber: true },
  { heading: "DEPOSITED", of: ({ deposited, asset }) => formatAsset(deposited, asset), isNumber: true },
  { heading: "REDEEMED", of: ({ redeemed, asset }) => formatAsset(redeemed, asset), isNumber: true },
  { heading: "REQUESTS", of: ({ requests }) => requests, isNumber: true },
];

const exactFlowColumns = exactly(flowColumns, {
  CONSUMER: ({ consumer }) => consumer.address,
  PROVIDER: ({ provider }) => provider.address,
  DEPOSITED: ({ deposited }) => deposited,
  REDEEMED: ({ redeemed }) => redeemed,
  ASSET: ({ asset }) => asset ?? "ether",
});

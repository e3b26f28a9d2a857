import {
  accepted,
  CallServiceDocument,
  PublishServiceDocument,
  RegisterServiceDocument,
  RegisterUserDocument,
  TransferTokensDocument,
} from "@ledgerloom/sdk";
import { Argument, type Command } from "commander";
import { OneServiceDocument } from "../generated/operations.ts";
import { formatAmount, parseAmount } from "../output/amounts.ts";
import { CliError, notFound } from "../output/cli-error.ts";
import type { Fact, Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { amountOption, several, wholeNumber } from "./options.ts";
import { signerOf, signingOptions } from "./signed-act.ts";
import { transactionFacts } from "./transaction-facts.ts";

const tokens = (amount: string) => formatAmount(amount, "SToken");

/** Acts of accounts, each signed by the account's own key. */
export function addMarketActs(market: Command, output: Output): void {
  const join = signingOptions(command(market, "join <name>", "register your account, once"));
  does(join.option("--introduction <text>", "who you are", ""), output, joinMarket);
  const register = signingOptions(command(market, "register <name>", "register a service"))
    .addOption(amountOption("--price <amount>", "what a call costs, in SToken").makeOptionMandatory())
    .option("--category <category>", "its category", "")
    .option("--tag <tag>", "a tag, several times", several, [])
    .option("--description <text>", "what it does", "")
    .option("--address <url>", "where it is called", "")
    .option("--publish", "publish it too, which is an act of its own");
  does(register, output, registerService);
  does(signingOptions(command(market, "publish <name>", "make a service available")), output, publishService);
  const buy = signingOptions(command(market, "buy <service>", "buy rights to call a service"))
    .option("--times <count>", "how many calls", wholeNumber(1, 4_294_967_295), 1)
    .addOption(amountOption("--price <amount>", "what a call may cost: another price is refused; today's without"));
  does(buy, output, buyCalls);
  const transfer = signingOptions(command(market, "transfer", "send somebody SToken"))
    .argument("<to>", "address of the account")
    .addArgument(new Argument("<amount>", "how much, such as 2.5stoken").argParser(parseAmount));
  does(transfer, output, transferTokens);
}

type Transaction = Parameters<typeof transactionFacts>[0];

async function show<P extends { readonly transaction: Transaction }>({ output }: Call, payload: P, facts: Fact[]) {
  const { userErrors: _none, ...answer } = payload as P & { userErrors?: unknown };
  await output.record(answer, [...facts, ...transactionFacts(payload.transaction)]);
}

async function joinMarket(call: Call): Promise<void> {
  const client = await call.client();
  const message = { name: call.argument(), introduction: call.options.introduction };
  const sign = await signerOf(call);
  const payload = await sign("RegisterUser", message, async (authorization) =>
    accepted((await client.request(RegisterUserDocument, { input: { ...message, authorization } })).userRegister),
  );
  const { account } = payload;
  await show(call, payload, [
    ["account", account?.address],
    ["name", account?.name],
    ["tokens", tokens(account?.tokenBalance ?? "0")],
  ]);
}

async function registerService(call: Call): Promise<void> {
  const client = await call.client();
  const { price, category, tag: tags, description, address: url, publish } = call.options;
  const message = { name: call.argument(), category, tags, description, url, price };
  const sign = await signerOf(call);
  const payload = await sign("RegisterService", message, async (authorization) =>
    accepted((await client.request(RegisterServiceDocument, { input: { ...message, authorization } })).serviceRegister),
  );
  const { service } = publish ? await published(call, sign, message.name) : payload;
  await show(call, { ...payload, service }, [
    ["service", message.name],
    ["status", service?.status],
    ["price", `${tokens(price)} a call`],
  ]);
}

async function publishService(call: Call): Promise<void> {
  const payload = await published(call, await signerOf(call), call.argument());
  await show(call, payload, [
    ["service", payload.service?.name],
    ["status", payload.service?.status],
  ]);
}

async function published(call: Call, sign: Awaited<ReturnType<typeof signerOf>>, name: string) {
  const client = await call.client();
  return sign("PublishService", { name }, async (authorization) =>
    accepted((await client.request(PublishServiceDocument, { input: { name, authorization } })).servicePublish),
  );
}

async function buyCalls(call: Call): Promise<void> {
  const client = await call.client();
  const service = call.argument();
  const { times } = call.options;
  const price: string = call.options.price ?? (await priceOf(call, service));
  call.output.note(`${times} calls of “${service}” cost ${tokens(String(BigInt(price) * BigInt(times)))} in all`);
  const message = { service, times, price };
  const sign = await signerOf(call);
  const payload = await sign("CallService", message, async (authorization) =>
    accepted((await client.request(CallServiceDocument, { input: { ...message, authorization } })).serviceCall),
  );
  const { callRights } = payload;
  await show(call, payload, [
    ["service", service],
    ["calls left", callRights?.callsLeft],
    ["calls bought", callRights?.callsBought],
    ["paid in all", tokens(callRights?.paid ?? "0")],
  ]);
}

async function priceOf(call: Call, name: string): Promise<string> {
  const { service } = await (await call.client()).request(OneServiceDocument, { name });
  if (!service) throw notFound(`service ${name}`, "look for it by `ledgerloom market search`");
  return service.price;
}

async function transferTokens(call: Call): Promise<void> {
  const client = await call.client();
  const [to = "", amount = ""] = call.arguments;
  if (!/^0x[\da-f]{40}$/i.test(to))
    throw new CliError("BAD_INPUT", `“${to}” is no address`, { mend: "write 0x and 40 hexadecimal digits" });
  const message = { to, amount };
  const sign = await signerOf(call);
  const payload = await sign("Transfer", message, async (authorization) =>
    accepted((await client.request(TransferTokensDocument, { input: { ...message, authorization } })).tokenTransfer),
  );
  await show(call, payload, [
    ["sent", tokens(amount)],
    ["to", payload.to?.address],
    ["left", tokens(payload.from?.tokenBalance ?? "0")],
  ]);
}

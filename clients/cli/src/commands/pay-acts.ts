import {
  accepted,
  ClaimX402VouchersDocument,
  ClosePaymentChannelDocument,
  DepositIntoPaymentChannelDocument,
  OpenPaymentChannelDocument,
  OpenPaymentLaneDocument,
  RotatePaymentVoucherKeyDocument,
  TerminatePaymentChannelDocument,
  WithdrawPayoutDocument,
} from "@ledgerloom/sdk";
import { Argument, type Command, InvalidArgumentError } from "commander";
import { parseAmount } from "../output/amounts.ts";
import type { Output } from "../output/output.ts";
import { type Call, command, does } from "./call.ts";
import { amountOption, time, wholeNumber } from "./options.ts";
import { readChannel } from "./pay-channel.ts";
import { addRedeem } from "./pay-redeem.ts";
import { keyOf, keyOption, transactionFacts } from "./transaction-facts.ts";

const seconds = wholeNumber(0, 2_147_483_647);
const lane = wholeNumber(0, 2_147_483_647);

interface Lane {
  readonly lane: number;
  readonly pricePerRequest: string;
}

/** A lane of `--lane 1=10gwei`. */
function laneOf(text: string, former: readonly Lane[] | undefined): readonly Lane[] {
  const [, number = "", price = ""] = /^(\d{1,9})=(.+)$/.exec(text) ?? [];
  if (number === "") throw new InvalidArgumentError("write number=price, such as 1=10gwei");
  return [...(former ?? []), { lane: Number(number), pricePerRequest: parseAmount(price) }];
}

/** Acts on channels; the payment server signs them with the keys that it holds for the token's organisation. */
export function addPayActs(pay: Command, output: Output): void {
  const act = (usage: string, description: string) => keyOption(command(pay, usage, description));
  const open = act("open", "open a payment channel")
    .requiredOption("--consumer <address>", "account that pays")
    .requiredOption("--provider <address>", "account that is paid")
    .addOption(amountOption("--price <amount>", "what a request costs on lane 0").makeOptionMandatory())
    .option("--lane <number=price>", "one more lane, several times", laneOf)
    .option("--asset <address>", "the token that it is paid in; ether without")
    .addOption(amountOption("--deposit <amount>", "first deposit"))
    .option("--tolerance-seconds <seconds>", "how long tokens count after a redemption began", seconds)
    .option("--termination-seconds <seconds>", "between the consumer's notice and the end", seconds)
    .option("--salt <hash>", "tells apart channels of the same two accounts");
  does(open, output, openChannel);
  const deposit = act("deposit", "add to a channel's deposit")
    .argument("<channel>", "id of the channel")
    .addArgument(new Argument("<amount>", "how much, such as 0.5ether").argParser(parseAmount))
    .requiredOption("--from <address>", "account that pays it in");
  does(deposit, output, depositInto);
  const party = (self: Command) => self.requiredOption("--party <address>", "your account, its consumer or provider");
  does(party(act("withdraw <channel>", "take out what a channel owes your account")), output, withdraw);
  does(party(act("terminate <channel>", "end a channel, or as its consumer give notice")), output, terminate);
  const close = act("close <channel>", "end a channel at once, as its parties agree")
    .addOption(amountOption("--redeemed <amount>", "all that the provider will have redeemed").makeOptionMandatory())
    .option("--deadline <time>", "until when the agreement can be used", time)
    .option("--consumer-signature <bytes>", "the consumer's agreement, from its own payment server");
  does(close, output, closeChannel);
  const laneCommand = act("lane <channel>", "add a lane, to tell apart on whose behalf is called")
    .requiredOption("--lane <number>", "its number", lane)
    .option("--priced-as <number>", "the lane whose price it has", lane)
    .option("--origin <address>", "the account on whose behalf")
    .option("--label <text>", "what it stands for");
  does(laneCommand, output, openLane);
  does(act("rotate <channel>", "make a new key that signs the channel's tokens"), output, rotate);
  const claim = act("claim", "claim what x402 channels owe an account");
  does(claim.requiredOption("--provider <address>", "the account"), output, claimVouchers);
  addRedeem(pay, output);
}

interface ActedOn {
  readonly channel?: { readonly id: string } | null;
  readonly transaction: Parameters<typeof transactionFacts>[0];
}

/** Shows what an act has made of a channel, as it is after it. */
async function acted(call: Call, { channel, transaction }: ActedOn, more: object = {}): Promise<void> {
  const shown = channel ? await readChannel(call, channel.id, transaction?.position) : undefined;
  const facts = shown ? shown.facts : [];
  await call.output.record({ channel: shown?.channel ?? null, transaction, ...more }, [
    ...facts,
    ...transactionFacts(transaction),
  ]);
}

async function openChannel(call: Call): Promise<void> {
  const { consumer, provider, price, lane: lanes = [], asset, deposit, salt } = call.options;
  const input = {
    ...keyOf(call),
    consumer,
    provider,
    lanes: [{ lane: 0, pricePerRequest: price }, ...lanes],
    asset,
    deposit,
    salt,
    tolerancePeriod: call.options.toleranceSeconds,
    terminationPeriod: call.options.terminationSeconds,
  };
  const client = await call.client();
  await acted(call, accepted((await client.request(OpenPaymentChannelDocument, { input })).paymentChannelOpen));
}

async function depositInto(call: Call): Promise<void> {
  const [channelId = "", amount = ""] = call.arguments;
  const input = { ...keyOf(call), channelId, amount, from: call.options.from };
  const client = await call.client();
  await acted(
    call,
    accepted((await client.request(DepositIntoPaymentChannelDocument, { input })).paymentChannelDeposit),
  );
}

async function withdraw(call: Call): Promise<void> {
  const input = { ...keyOf(call), channelId: call.argument(), party: call.options.party };
  const client = await call.client();
  await acted(call, accepted((await client.request(WithdrawPayoutDocument, { input })).payoutWithdraw));
}

async function terminate(call: Call): Promise<void> {
  const input = { ...keyOf(call), channelId: call.argument(), party: call.options.party };
  const client = await call.client();
  await acted(
    call,
    accepted((await client.request(TerminatePaymentChannelDocument, { input })).paymentChannelTerminate),
  );
}

async function closeChannel(call: Call): Promise<void> {
  const { redeemed, deadline, consumerSignature } = call.options;
  const input = { ...keyOf(call), channelId: call.argument(), redeemed, deadline, consumerSignature };
  const client = await call.client();
  const payload = accepted((await client.request(ClosePaymentChannelDocument, { input })).paymentChannelClose);
  await acted(call, payload, { agreement: payload.agreement });
}

async function openLane(call: Call): Promise<void> {
  const { lane: number, pricedAs, origin, label } = call.options;
  const input = { ...keyOf(call), channelId: call.argument(), lane: number, pricedAs, origin, label };
  const client = await call.client();
  await acted(call, accepted((await client.request(OpenPaymentLaneDocument, { input })).paymentLaneOpen));
}

async function rotate(call: Call): Promise<void> {
  const input = { ...keyOf(call), channelId: call.argument() };
  const client = await call.client();
  await acted(
    call,
    accepted((await client.request(RotatePaymentVoucherKeyDocument, { input })).paymentVoucherKeyRotate),
  );
}

async function claimVouchers(call: Call): Promise<void> {
  const input = { ...keyOf(call), provider: call.options.provider };
  const client = await call.client();
  const { channels, remaining, transaction } = accepted(
    (await client.request(ClaimX402VouchersDocument, { input })).x402VouchersClaim,
  );
  await call.output.record({ channels, remaining, transaction }, [
    ["claimed of", `${channels} channels`],
    ["remaining", remaining],
    ...transactionFacts(transaction),
  ]);
}

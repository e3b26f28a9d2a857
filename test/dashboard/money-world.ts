import { setTimeout as sleep } from "node:timers/promises";
import {
  accepted,
  CreatePaymentAccountDocument,
  FinalizeRedemptionDocument,
  OpenPaymentChannelDocument,
  SignPaymentTokensDocument,
  StartRedemptionDocument,
  ValidatePaymentTokensDocument,
} from "@ledgerloom/sdk";
import { hasChromium } from "./visit.ts";
import { openWorld, world } from "./world.ts";

/** Money of Org1 that moves while pages are looked at. */
export const gwei = 1_000_000_000n;

const client = () => world().platform.client;

/** @returns address of a new account whose keys the payment server holds for Org1 */
export async function newAccount(): Promise<string> {
  const { account } = accepted((await client().request(CreatePaymentAccountDocument)).paymentAccountCreate);
  return account?.address ?? "";
}

/** Opens a channel with a deposit of 1 ether, at 250 gwei a request. @returns its id */
export async function newChannel(consumer: string, provider: string, label = "reports"): Promise<string> {
  const lanes = [{ pricePerRequest: String(250n * gwei), label }];
  const input = { consumer, provider, lanes, tolerancePeriod: 1, deposit: String(gwei * gwei) };
  const { channel } = accepted((await client().request(OpenPaymentChannelDocument, { input })).paymentChannelOpen);
  return channel?.id ?? "";
}

/** Signs tokens for requests in a channel, and has its payee accept them. */
export async function pay(channelId: string, count: number): Promise<void> {
  const signed = await client().request(SignPaymentTokensDocument, { input: { channelId, count } });
  const tokens = accepted(signed.paymentTokenSign).tokens ?? [];
  accepted((await client().request(ValidatePaymentTokensDocument, { input: { tokens } })).paymentTokenValidate);
}

/** Pays for requests and redeems them. The tolerance period has to pass on the chain's own clock. */
export async function redeem(channelId: string, count: number): Promise<void> {
  await pay(channelId, count);
  accepted((await client().request(StartRedemptionDocument, { input: { channelId } })).redemptionStart);
  const finalize = async () =>
    (await client().request(FinalizeRedemptionDocument, { input: { channelId } })).redemptionFinalize.userErrors[0]
      ?.code;
  // The keeper may have ended it before.
  while ((await finalize()) === "TOO_EARLY") await sleep(200);
}

/** Two accounts of Org1 with a channel between them, of which 17 requests are redeemed and 5 are not. */
export async function paidChannel() {
  const [payer, payee] = [await newAccount(), await newAccount()];
  const channelId = await newChannel(payer, payee);
  await redeem(channelId, 17);
  await pay(channelId, 5);
  return { payer, payee, channelId };
}

let paid: Awaited<ReturnType<typeof paidChannel>> | undefined;

export async function openMoney(): Promise<void> {
  await openWorld(3);
  if (hasChromium) paid = await paidChannel();
}

/** The channel that all tests of these pages share. @throws before it is there */
export function money(): NonNullable<typeof paid> {
  if (!paid) throw new Error("no channel is open");
  return paid;
}

/** Every page about money, by a name for its picture. */
export const moneyPaths = () => ({
  money: "/money",
  flows: "/money/flows",
  flow: `/money/flows/${money().payer}/${money().payee}`,
  statement: "/money/statement",
  channels: "/money/channels",
  channel: `/money/channels/${encodeURIComponent(money().channelId)}`,
  "open-channel": "/money/channels/open",
  redemptions: "/money/redemptions",
  policies: "/money/policies",
  traces: "/money/traces",
  keys: "/money/keys",
});

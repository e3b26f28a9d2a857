import {
  accepted,
  CreatePaymentAccountDocument,
  DepositIntoPaymentChannelDocument,
  OpenPaymentChannelDocument,
  PaymentChannelDocument,
  RedemptionEventsDocument,
  SignPaymentTokensDocument,
  StartRedemptionDocument,
  ValidatePaymentTokensDocument,
  WithdrawPayoutDocument,
} from "@ledgerloom/sdk";
import { type Story, until } from "./story.ts";

const requests = 1_000;
const batch = 100;
const pricePerRequest = 1_000_000_000n;
const tolerancePeriod = 2;

/** One service pays another for 1,000 requests over a channel; the provider redeems them in one go. */
export async function payPerRequest(story: Story): Promise<void> {
  story.chapter(`3. A service pays another for ${requests} requests`);
  const { client } = story;
  const provider = await newAccount(story);
  const { consumer, channel } = await openChannel(story, provider);
  const channelId = channel.id;
  const events = story.follow(
    client.subscribe(RedemptionEventsDocument, { filter: { channel: channel.address } }),
    ({ redemptionEvents: { requests: count, amount } }) => `REDEEMED ${count} requests for ${amount} wei`,
  );
  const amount = String(pricePerRequest * BigInt(requests));
  accepted(
    (await client.request(DepositIntoPaymentChannelDocument, { input: { channelId, from: consumer, amount } }))
      .paymentChannelDeposit,
  );
  story.step(`channel ${channel.address} opened, ${amount} wei deposited`);

  const start = performance.now();
  for (let done = 0; done < requests; done += batch) {
    const { tokens } = accepted(
      (await client.request(SignPaymentTokensDocument, { input: { channelId, count: batch } })).paymentTokenSign,
    );
    accepted(
      (await client.request(ValidatePaymentTokensDocument, { input: { tokens: tokens ?? [] } })).paymentTokenValidate,
    );
  }
  story.step(`${requests} requests signed and validated in ${(performance.now() - start).toFixed(0)} ms`);

  accepted((await client.request(StartRedemptionDocument, { input: { channelId } })).redemptionStart);
  story.step(`redemption started; tokens count for another ${tolerancePeriod} s`);
  const paymentChannel = await until(
    "the payment server to end the redemption",
    async () => (await client.request(PaymentChannelDocument, { id: channelId })).paymentChannel,
    (channel) => channel?.redeemed === amount,
  );
  accepted((await client.request(WithdrawPayoutDocument, { input: { channelId, party: provider } })).payoutWithdraw);
  story.step(`the provider redeemed and was paid ${paymentChannel?.redeemed} wei`);
  await until(
    "the redemption's event",
    async () => events.seen.length,
    (count) => count > 0,
  );
}

/** A channel to a provider, and the new account that pays over it. */
async function openChannel(story: Story, provider: string) {
  const consumer = await newAccount(story);
  const lanes = [{ pricePerRequest: String(pricePerRequest) }];
  const input = { consumer, provider, lanes, tolerancePeriod, terminationPeriod: 3_600 };
  const { channel } = accepted((await story.client.request(OpenPaymentChannelDocument, { input })).paymentChannelOpen);
  if (!channel) throw new Error("no channel");
  return { consumer, channel };
}

async function newAccount(story: Story): Promise<string> {
  const { account } = accepted((await story.client.request(CreatePaymentAccountDocument)).paymentAccountCreate);
  if (!account) throw new Error("no account");
  return account.address;
}

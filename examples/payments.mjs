// payments.mjs: a channel, from its first token to the provider's withdrawal.
import * as ledgerloom from "@ledgerloom/sdk";

const { LEDGERLOOM_URL: url = "http://127.0.0.1:4000/graphql", TOKEN: token } = process.env;
const client = ledgerloom.createClient({ url, token });

async function ask(document, input = {}) {
  const [outcome] = Object.values(await client.request(document, { input }));
  return ledgerloom.accepted(outcome);
}

const { account: consumer } = await ask(ledgerloom.CreatePaymentAccountDocument);
const { account: provider } = await ask(ledgerloom.CreatePaymentAccountDocument);
const terms = { lanes: [{ pricePerRequest: "10" }], tolerancePeriod: 2, terminationPeriod: 3600 };
const parties = { consumer: consumer.address, provider: provider.address };
const { channel } = await ask(ledgerloom.OpenPaymentChannelDocument, { ...parties, ...terms });
const channelId = channel.id;
await ask(ledgerloom.DepositIntoPaymentChannelDocument, { channelId, from: consumer.address, amount: "1000" });

// The consumer's payment server signs; the provider's accepts each token once.
const { tokens } = await ask(ledgerloom.SignPaymentTokensDocument, { channelId, count: 100 });
await ask(ledgerloom.ValidatePaymentTokensDocument, { tokens });
console.log(`${tokens.length} requests are paid`);

// Redeemed at once on the chain; the payment server ends the redemption after the tolerance period.
await ask(ledgerloom.StartRedemptionDocument, { channelId });
let redeemed = "0";
while (redeemed === "0") {
  await new Promise((resolve) => setTimeout(resolve, 500));
  redeemed = (await client.request(ledgerloom.PaymentChannelDocument, { id: channelId })).paymentChannel.redeemed;
}
await ask(ledgerloom.WithdrawPayoutDocument, { channelId, party: provider.address });
console.log(`The provider has withdrawn ${redeemed} wei`);

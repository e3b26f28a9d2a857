// marketplace.mjs: from two registrations to a bought call.
import * as ledgerloom from "@ledgerloom/sdk";
import { Wallet } from "ethers";

const { LEDGERLOOM_URL: url = "http://127.0.0.1:4000/graphql", TOKEN: token } = process.env;
const client = ledgerloom.createClient({ url, token });

/** An act is signed by its account's own key, so relays can neither change nor repeat it. */
async function act(wallet, name, document, message) {
  const authorization = await ledgerloom.authorizeAct(client, wallet, name, message);
  const [outcome] = Object.values(await client.request(document, { input: { ...message, authorization } }));
  return ledgerloom.accepted(outcome);
}

async function registered(role) {
  const wallet = Wallet.createRandom();
  const name = `${role} ${wallet.address}`;
  await act(wallet, "RegisterUser", ledgerloom.RegisterUserDocument, { name, introduction: "" });
  return wallet;
}

// Each registration earns tokens, with which the consumer pays.
const [developer, consumer] = [await registered("Developer"), await registered("Consumer")];
const service = `Forecasts by ${developer.address}`;
const price = "10";
const described = {
  name: service,
  category: "Weather",
  tags: [],
  description: "",
  url: "https://weather.example",
  price,
};
await act(developer, "RegisterService", ledgerloom.RegisterServiceDocument, described);
await act(developer, "PublishService", ledgerloom.PublishServiceDocument, { name: service });
const purchase = { service, times: 1, price };
const { callRights } = await act(consumer, "CallService", ledgerloom.CallServiceDocument, purchase);
console.log(`${service}: ${callRights.callsLeft} call bought`);

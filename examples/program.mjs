// program.mjs
import * as ledgerloom from "@ledgerloom/sdk";
import { Wallet } from "ethers";

const { accepted, authorizeAct, createClient, reading } = ledgerloom;
const { LEDGERLOOM_URL: url = "http://127.0.0.1:4000/graphql", TOKEN: token } = process.env;
const client = createClient({ url, token });
const { services } = await client.request(ledgerloom.ServicesDocument, { first: 10, filter: { status: "AVAILABLE" } });
console.log(`${services.totalCount} services are available`);

// Acts on the marketplace are signed by the account's own key, so relays can neither change nor repeat them.
const wallet = Wallet.createRandom();
async function act(name, document, message) {
  const authorization = await authorizeAct(client, wallet, name, message);
  const [outcome] = Object.values(await client.request(document, { input: { ...message, authorization } }));
  return accepted(outcome);
}

// A registered account can register services; consumers see the published ones.
const name = `Weather by ${wallet.address}`;
const described = { name, category: "Weather", tags: [], description: "", url: "https://weather.example", price: "10" };
await act("RegisterUser", ledgerloom.RegisterUserDocument, { name: `Developer ${wallet.address}`, introduction: "" });
await act("RegisterService", ledgerloom.RegisterServiceDocument, described);
const { transaction } = await act("PublishService", ledgerloom.PublishServiceDocument, { name });

// Any instance that answers waits until it shows what was written; `asOf` shows everything as it was at a position.
const written = reading(client, { after: [transaction.position] });
const { service } = await written.request(ledgerloom.ServiceDocument, { name });
console.log(`${service.name} is ${service.status}`);

// Resumes after a lost connection from the last event's cursor.
for await (const { operationEvents } of client.subscribe(ledgerloom.OperationEventsDocument, {}))
  console.log(operationEvents.type);

// program.mjs
import * as ledgerloom from "@ledgerloom/sdk";
import { Wallet } from "ethers";

const { accepted, authorizeAct, createClient, reading } = ledgerloom;
const { LEDGERLOOM: url = "http://127.0.0.1:4000/graphql", TOKEN: token } = process.env;
const client = createClient({ url, token });
const { services } = await client.request(ledgerloom.ServicesDocument, { first: 10, filter: { status: "AVAILABLE" } });
console.log(`${services.totalCount} services are available`);

// Acts on the marketplace are signed by the account's own key; nobody who relays them can change or repeat them.
const wallet = Wallet.createRandom();
async function act(name, document, message) {
  const authorization = await authorizeAct(client, wallet, name, message);
  const [outcome] = Object.values(await client.request(document, { input: { ...message, authorization } }));
  return accepted(outcome);
}

// Once somebody is registered, so can their services be; consumers see those that are published.
const name = `Weather by ${wallet.address}`;
const described = { name, category: "Weather", tags: [], description: "", url: "https://weather.example", price: "10" };
await act("RegisterUser", ledgerloom.RegisterUserDocument, { name: `Developer ${wallet.address}`, introduction: "" });
await act("RegisterService", ledgerloom.RegisterServiceDocument, described);
const { transaction } = await act("PublishService", ledgerloom.PublishServiceDocument, { name });

// Whichever instance answers, it waits until it shows what was written; `asOf` shows everything as it was at a position.
const written = reading(client, { after: [transaction.position] });
const { service } = await written.request(ledgerloom.ServiceDocument, { name });
console.log(`${service.name} is ${service.status}`);

// Resumes after a lost connection from the last event's cursor.
for await (const { operationEvents } of client.subscribe(ledgerloom.OperationEventsDocument, {}))
  console.log(operationEvents.type);

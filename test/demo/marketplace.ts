import {
  AccountDocument,
  accepted,
  authorizeAct,
  CallServiceDocument,
  MarketplaceEventsDocument,
  PublishServiceDocument,
  RegisterServiceDocument,
  RegisterUserDocument,
} from "@ledgerloom/sdk";
import { type HDNodeWallet, Wallet } from "ethers";
import { type Story, until } from "./story.ts";

const calls = 5;
const price = 2_000_000_000_000_000_000n;

/** A developer registers and publishes a service; a consumer buys calls. Both sign with keys that only they hold. */
export async function tradeServices(story: Story): Promise<void> {
  story.chapter("2. A developer publishes a service, a consumer buys calls");
  const tag = Date.now().toString(36);
  const service = `Weather of tomorrow ${tag}`;
  const events = story.follow(
    story.client.subscribe(MarketplaceEventsDocument, { filter: { service } }),
    ({ marketplaceEvents: { type, account } }) => `${type} by ${account.name ?? account.address}`,
  );
  const developer = await registeredUser(story, `developer-${tag}`);
  const consumer = await registeredUser(story, `consumer-${tag}`);

  const described = {
    name: service,
    category: "Weather",
    tags: ["forecast"],
    description: "Tells today what the weather will be.",
    url: "https://weather.example/tomorrow",
    price: String(price),
  };
  await act(story, developer, { name: "RegisterService", message: described }, async (authorization) =>
    accepted(
      (await story.client.request(RegisterServiceDocument, { input: { ...described, authorization } })).serviceRegister,
    ),
  );
  await act(story, developer, { name: "PublishService", message: { name: service } }, async (authorization) =>
    accepted(
      (await story.client.request(PublishServiceDocument, { input: { name: service, authorization } })).servicePublish,
    ),
  );
  story.step(`“${service}” is published for ${price / 10n ** 18n} SToken a call`);

  const purchase = { service, times: calls, price: String(price) };
  const { callRights } = await act(story, consumer, { name: "CallService", message: purchase }, async (authorization) =>
    accepted((await story.client.request(CallServiceDocument, { input: { ...purchase, authorization } })).serviceCall),
  );
  if (callRights?.callsLeft !== String(calls)) throw new Error(`bought ${callRights?.callsLeft} calls`);
  const { account } = await story.client.request(AccountDocument, { address: developer.address });
  story.step(
    `the consumer bought ${calls} calls; the developer has ${BigInt(account.tokenBalance) / 10n ** 18n} SToken`,
  );
  await until(
    "the purchase's event",
    async () => events.seen.at(-1),
    (event) => event?.startsWith("CALLS_PURCHASED") === true,
  );
}

async function registeredUser(story: Story, name: string): Promise<HDNodeWallet> {
  const wallet = Wallet.createRandom();
  const message = { name, introduction: "Here for the demo." };
  await act(story, wallet, { name: "RegisterUser", message: message }, async (authorization) =>
    accepted((await story.client.request(RegisterUserDocument, { input: { ...message, authorization } })).userRegister),
  );
  story.step(`${name} registered as ${wallet.address}`);
  return wallet;
}

type Act = Parameters<typeof authorizeAct>;
type Authorization = Awaited<ReturnType<typeof authorizeAct>>;

async function act<R>(
  story: Story,
  wallet: HDNodeWallet,
  { name, message }: { readonly name: Act[2]; readonly message: Act[3] },
  send: (authorization: Authorization) => Promise<R>,
): Promise<R> {
  return send(await authorizeAct(story.client, wallet, name, message));
}

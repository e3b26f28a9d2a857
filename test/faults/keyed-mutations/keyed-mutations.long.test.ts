import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { actTypesOf } from "@ledgerloom/chaincode";
import { Wallet } from "ethers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Subgraph, World } from "./world.ts";

const kills = 5;
const grant = 100n * 10n ** 18n;
const receiver = "0x1111111111111111111111111111111111111111";
const outcome = "userErrors { code message } transaction";
const inFabric = `${outcome} { id blockNumber validationCode }`;
const onChain = `${outcome} { hash blockNumber status }`;

let world: World;
let signing: Record<string, string>;
const traders = Array.from({ length: 3 }, () => ({ wallet: Wallet.createRandom(), counter: 1n, spent: 0n }));
const channels: { id: string; consumer: string; deposited: bigint }[] = [];
/** Channels that rounds have opened. */
const opened: string[] = [];
let accounts = 0;

/** A mutation under a key, as its client would ask for it again and again. */
interface Keyed {
  readonly key: string;
  ask(): Promise<Payload>;
}
interface Payload {
  readonly channel?: { readonly id: string };
  readonly account?: { readonly address: string };
  readonly userErrors: readonly object[];
  readonly transaction: object;
}

/** Asks for a mutation by its field. */
async function mutate(subgraph: Subgraph, mutation: string, selection: string, input: object): Promise<Payload> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) { ${selection} } }`;
  return (await world.ask<{ payload: Payload }>(subgraph, query, { input })).payload;
}

async function authorization(trader: (typeof traders)[number], act: "RegisterUser" | "Transfer", message: object) {
  const counter = String(trader.counter++);
  const deadline = String(Math.floor(Date.now() / 1000) + 600);
  const signature = await trader.wallet.signTypedData(signing, actTypesOf(act), { ...message, counter, deadline });
  return { signer: trader.wallet.address, counter, deadline, signature };
}

beforeAll(async () => {
  world = await World.start();
  await world.confirmChannel();
  const domain = "{ marketplaceSigningDomain { name version salt } }";
  signing = (await world.ask<{ marketplaceSigningDomain: typeof signing }>("marketplace", domain))
    .marketplaceSigningDomain;
  await Promise.all([...traders.map(register), openChannel(), openChannel()]);
});
afterAll(() => world?.stop());

async function register(trader: (typeof traders)[number], index: number): Promise<void> {
  const user = { name: `trader-${index}`, introduction: "" };
  const input = { ...user, authorization: await authorization(trader, "RegisterUser", user) };
  expect((await mutate("marketplace", "userRegister", inFabric, input)).userErrors).toEqual([]);
}

async function openChannel(): Promise<void> {
  const [consumer, provider] = [await newAccount(), await newAccount()];
  const terms = { consumer, provider, lanes: [{ pricePerRequest: "1" }] };
  const { channel } = await mutate("payments", "paymentChannelOpen", `channel { id } ${onChain}`, terms);
  channels.push({ id: channel?.id ?? "", consumer, deposited: 0n });
}

async function newAccount(): Promise<string> {
  accounts++;
  const { account } = await mutate("payments", "paymentAccountCreate", `account { address } ${onChain}`, {});
  return account?.address ?? "";
}

/** One round's mutations, with what they are to bring about. */
async function newRound(round: number): Promise<Keyed[]> {
  const keyed = (key: string, subgraph: Subgraph, [mutation, selection]: [string, string], body: object): Keyed => ({
    key,
    ask: () => mutate(subgraph, mutation, selection, { ...body, idempotencyKey: key }),
  });
  const transfers = traders.map(async (trader, index) => {
    const transfer = { to: receiver, amount: String(round + 1) };
    trader.spent += BigInt(transfer.amount);
    const body = { ...transfer, authorization: await authorization(trader, "Transfer", transfer) };
    return keyed(`transfer ${round}.${index}`, "marketplace", ["tokenTransfer", inFabric], body);
  });
  // Two at once from one account, and of one amount: nothing but their keys tells them apart.
  const deposits = [...channels, ...channels].map((channel, index) => {
    channel.deposited += 5n;
    const body = { channelId: channel.id, from: channel.consumer, amount: "5" };
    return keyed(`deposit ${round}.${index}`, "payments", ["paymentChannelDeposit", onChain], body);
  });
  const requests = [0, 1].map((index) => {
    const key = `operation ${round}.${index}`;
    const body = { title: key, channel: "ops", template: "node-health-report" };
    return keyed(key, "ops", ["operationRequest", `operation { id } ${inFabric}`], body);
  });
  accounts++;
  const made: [string, string] = ["paymentAccountCreate", `account { address } ${onChain}`];
  const terms = { consumer: channels[0]?.consumer, provider: channels[1]?.consumer, lanes: [{ pricePerRequest: "1" }] };
  const open: [string, string] = ["paymentChannelOpen", `channel { id } ${onChain}`];
  const start: [string, string] = ["redemptionStart", `channel { tokenId } ${onChain}`];
  return [
    ...(await Promise.all(transfers)),
    ...deposits,
    ...requests,
    keyed(`account ${round}`, "payments", made, {}),
    keyed(openKey(round), "payments", open, terms),
    ...opened.slice(-1).map((channelId) => keyed(`redemption ${round}`, "payments", start, { channelId })),
  ];
}

/** Names the opening of a round's channel, in which the next round starts a redemption. */
const openKey = (round: number) => `channel ${round}`;

/** Moment of a kill: at any time, when the first answer is there, when a ledger has just committed. */
function momentOf(round: number, asked: readonly Promise<unknown>[]): Promise<unknown> {
  const moments = [
    () => pause(randomInt(60)),
    () => world.nextBlock("marketplace"),
    () => pause(randomInt(250)),
    () => Promise.race([...asked, pause(2_000)]),
    () => world.nextBlock("ops"),
  ];
  return (moments[round % moments.length] ?? pause)();
}

async function untilAnswered({ key, ask }: Keyed): Promise<Payload> {
  const end = Date.now() + 600_000;
  for (;;) {
    const payload = await ask().catch((error: Error) => error);
    if (!(payload instanceof Error)) return payload;
    if (Date.now() > end) throw new Error(`${key}: ${payload.message}`);
    await pause(50);
  }
}

test("whenever the process is killed, every key has one effect and one answer", { timeout: 1_800_000 }, async () => {
  const left = { claimed: 0, recorded: 0 };
  let rounds = 0;
  for (let kill = 0; kill < kills; kill++) {
    const round = await newRound(kill);
    const answers = new Map<string, Payload>();
    const asked = round.map(({ key, ask }) =>
      ask().then(
        (payload) => void answers.set(key, payload),
        () => {},
      ),
    );
    await Promise.race([momentOf(kill, asked), Promise.all(asked)]);
    const found = await world.crash();
    left.claimed += found.claimed;
    left.recorded += found.recorded;
    await Promise.all(asked);
    await Promise.all(
      round.map(async (keyed) => {
        const payload = await untilAnswered(keyed);
        expect(payload).toMatchObject({ userErrors: [], transaction: expect.anything() });
        expect(answers.get(keyed.key) ?? payload).toEqual(payload);
        expect(await keyed.ask()).toEqual(payload);
        if (keyed.key === openKey(kill)) opened.push(payload.channel?.id ?? "");
      }),
    );
    rounds += round.length;
  }
  expect(rounds).toBeGreaterThanOrEqual(50);
  // Some were killed between recording and answering, or this has tested nothing.
  expect(left.recorded).toBeGreaterThan(0);
  await expectEffects();
});

async function expectEffects(): Promise<void> {
  for (const { wallet, spent } of traders) {
    const query = "query ($address: Address!) { account(address: $address) { tokenBalance } }";
    const { account } = await world.ask<{ account: object }>("marketplace", query, { address: wallet.address });
    expect(account).toEqual({ tokenBalance: String(grant - spent) });
  }
  for (const { id, deposited } of channels) {
    const query = "query ($id: ID!) { paymentChannel(id: $id) { deposited } }";
    const { paymentChannel } = await world.ask<{ paymentChannel: object }>("payments", query, { id });
    expect(paymentChannel).toEqual({ deposited: String(deposited) });
  }
  const { paymentChannels } = await world.ask<{ paymentChannels: { nodes: { id: string; tokenId: string }[] } }>(
    "payments",
    "{ paymentChannels(first: 100) { nodes { id tokenId } } }",
  );
  expect(paymentChannels.nodes).toHaveLength(channels.length + kills);
  // Each round but the last one's channel had one redemption started.
  expect(paymentChannels.nodes.filter(({ tokenId }) => tokenId === "2").map(({ id }) => id)).toEqual(
    opened.slice(0, -1),
  );
  const { operations } = await world.ask<{ operations: { nodes: { title: string }[] } }>(
    "ops",
    "{ operations(first: 100) { nodes { title } } }",
  );
  const titles = Array.from({ length: kills }, (_, round) => [`operation ${round}.0`, `operation ${round}.1`]).flat();
  expect(operations.nodes.map(({ title }) => title).sort()).toEqual(titles.sort());
  const { paymentAccounts } = await world.ask<{ paymentAccounts: { etherBalance: string }[] }>(
    "payments",
    "{ paymentAccounts { etherBalance } }",
  );
  expect(paymentAccounts).toHaveLength(accounts);
  expect(paymentAccounts.filter(({ etherBalance }) => BigInt(etherBalance) > grant)).toEqual([]);
}

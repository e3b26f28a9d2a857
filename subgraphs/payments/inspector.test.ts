import { hexlify, Interface, randomBytes, toQuantity, toUtf8Bytes } from "ethers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factoryAddress } from "../../contracts/deploy.ts";
import { intermediaryAbi } from "../../contracts/generated/intermediary.ts";
import { intermediaryFactoryAbi } from "../../contracts/generated/intermediary-factory.ts";
import { eventually } from "../../ledgers/evm/testing.ts";
import { type GraphChannel, RunningPayments } from "./testing/running-payments.ts";

let payments: RunningPayments;
let channel: Awaited<ReturnType<RunningPayments["openChannel"]>>;
const sender = `0x${"7".repeat(40)}`;
const someContract = `0x${"8".repeat(40)}`;
beforeAll(async () => {
  payments = await RunningPayments.start();
  channel = await payments.openChannel(1_000n);
  await payments.rpc("anvil_setBalance", [sender, toQuantity(10n ** 20n)]);
  await payments.rpc("anvil_impersonateAccount", [sender]);
});
afterAll(() => payments.stop());

/** A transaction in a block of its own, whatever a contract says to it. */
async function send(to: string, data: string): Promise<string> {
  const hash = (await payments.rpc("eth_sendTransaction", [{ from: sender, to, data, gas: "0x7a120" }])) as string;
  await eventually(() => payments.rpc("eth_getTransactionReceipt", [hash]), Boolean);
  await payments.untilReady();
  return hash;
}

const batchSelector = new Interface(intermediaryFactoryAbi).getFunction("batch")?.selector;
const excerpt = "{ text encoding bytes isCut }";
const words = `{ contract name arguments { name type value ${excerpt} } }`;
const details = `hash index from to createdContract value nonce gasUsed fee status revertReason finality
  block { number hash transactions(first: 10) { totalCount nodes { hash } } }
  input ${excerpt} call ${words}
  logs(first: 100) { totalCount nodes { index address topics data ${excerpt} event ${words} } }
  about { __typename ... on PaymentChannel { id } ... on Account { address } }`;

// biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
async function look(hash: string): Promise<any> {
  const query = `query ($hash: Hash!) { evmTransaction(hash: $hash) { ${details} } }`;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  return (await payments.ask<any>(query, { hash })).evmTransaction;
}

const argumentIn = (said: { arguments: { name: string; value: { text: string } }[] }, name: string) =>
  JSON.parse(said.arguments.find((one) => one.name === name)?.value.text ?? "null");

describe("a transaction of the chain", () => {
  test("is decoded, and tells the channel and the accounts that it is about", async () => {
    const { transaction } = await payments.act("paymentChannelDeposit", {
      channelId: channel.id,
      from: channel.consumer,
      amount: "77",
    });
    const found = await look(transaction?.hash ?? "");
    expect(found).toMatchObject({ from: channel.consumer, to: channel.address, value: "77", status: "SUCCEEDED" });
    expect(found).toMatchObject({
      revertReason: null,
      createdContract: null,
      call: { contract: "Intermediary", name: "deposit" },
    });
    expect(BigInt(found.fee)).toBeGreaterThan(0n);
    expect(found.block.transactions.nodes).toContainEqual({ hash: found.hash });
    const deposited = found.logs.nodes.find((log: { event: { name: string } }) => log.event?.name === "Deposited");
    expect(deposited).toMatchObject({ address: channel.address, event: { contract: "Intermediary" } });
    expect(argumentIn(deposited.event, "amount")).toBe("77");
    expect(found.about).toEqual([
      { __typename: "PaymentChannel", id: channel.id },
      { __typename: "Account", address: channel.consumer },
      { __typename: "Account", address: channel.provider },
    ]);
  });

  test("that a contract refused tells why", async () => {
    const data = new Interface(intermediaryAbi).encodeFunctionData("startTermination", []);
    const found = await look(await send(channel.address, data));
    expect(found).toMatchObject({ status: "REVERTED", call: { name: "startTermination", arguments: [] } });
    expect(found.revertReason).toMatch(/only the channel's|may do this/);
  });

  test.each([
    ["of a function that nobody knows", () => `0xdeadbeef${"00".repeat(50)}`],
    ["of a known function with what does not fit", () => `0xa9059cbb${"ff".repeat(20)}`],
    ["of arrays that claim to be endless", () => `${batchSelector}${"f".repeat(640)}`],
    ["of noise", () => hexlify(randomBytes(20_000))],
    ["of fewer bytes than a function's", () => "0xa9"],
  ])("with a call %s is shown raw", async (_what, data) => {
    const input = data();
    for (const to of [someContract, factoryAddress]) {
      const found = await look(await send(to, input));
      expect(found).toMatchObject({ call: null, input: { encoding: "HEX", bytes: (input.length - 2) / 2 } });
      expect(input.slice(2).startsWith(found.input.text)).toBe(true);
    }
  });

  test("with logs that only look like known ones shows them raw", async () => {
    // LOG3 of Transfer(address,address,uint256) without data, then LOG0 of 32 bytes.
    const topic = "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
    const code = `0x5f5f7f${topic}5f5fa360205fa000`;
    await payments.rpc("anvil_setCode", [someContract, code]);
    const { logs } = await look(await send(someContract, "0x"));
    expect(logs.nodes).toMatchObject([
      { event: null, topics: [`0x${topic}`, expect.any(String), expect.any(String)] },
      { event: null, topics: [], data: { bytes: 32 } },
    ]);
  });

  test("that nobody sent is none", async () => {
    expect(await look(`0x${"ab".repeat(32)}`)).toBeNull();
  });
});

describe("blocks of the chain", () => {
  const fields = "number hash previousHash time gasUsed gasLimit finality";

  test("are paged from the newest, each with the hash of the one before", async () => {
    interface Blocks {
      evmBlocks: { totalCount: number; nodes: { number: string; hash: string; previousHash: string }[] };
    }
    const { evmBlocks } = await payments.ask<Blocks>(`{ evmBlocks(first: 100) { totalCount nodes { ${fields} } } }`);
    expect(evmBlocks.nodes).toHaveLength(Math.min(100, evmBlocks.totalCount));
    const [newest, before] = evmBlocks.nodes;
    expect(Number(newest?.number)).toBe(evmBlocks.totalCount - 1);
    expect(newest?.previousHash).toBe(before?.hash);
  });

  test("are found by number or by hash, not by both", async () => {
    const query = `query ($number: BlockNumber, $hash: Hash) { evmBlock(number: $number, hash: $hash) { number hash } }`;
    const { evmBlock } = await payments.ask<{ evmBlock: { hash: string } }>(query, { number: "1" });
    expect(await payments.ask(query, { hash: evmBlock.hash })).toEqual({ evmBlock });
    expect(await payments.ask(query, { number: "99999999" })).toEqual({ evmBlock: null });
    for (const wrong of [{}, { number: "1", hash: evmBlock.hash }]) {
      await expect(payments.ask(query, wrong)).rejects.toMatchObject({ extensions: { code: "BAD_INPUT" } });
    }
  });
});

describe("an address of the chain", () => {
  const query = `query ($address: Address!) { evmAddress(address: $address) {
    address kind codeSize nonce etherBalance account { address } code ${excerpt}
    paymentChannel { id status held } asset { address symbol name decimals }
    transactions(first: 10) { totalCount nodes { hash status call { name } } } } }`;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  const at = async (address: string) => (await payments.ask<any>(query, { address })).evmAddress;

  test("tells the channel there, and what moved its money", async () => {
    const found = await at(channel.address.toLowerCase());
    expect(found).toMatchObject({
      address: channel.address,
      kind: "CHANNEL",
      paymentChannel: { id: channel.id, status: "OPEN", held: expect.stringMatching(/^[1-9]/) },
      code: { encoding: "HEX", bytes: found.codeSize },
      asset: null,
    });
    expect(found.codeSize).toBeGreaterThan(0);
    expect(found.transactions.totalCount).toBe(2);
    expect(found.transactions.nodes.map(({ call }: { call: { name: string } }) => call.name)).toEqual([
      "deposit",
      expect.any(String),
    ]);
  });

  test("tells accounts, the factory, and what is none of them", async () => {
    expect(await at(channel.consumer)).toMatchObject({
      kind: "ACCOUNT",
      codeSize: 0,
      code: null,
      paymentChannel: null,
      nonce: expect.stringMatching(/^[1-9]/),
    });
    expect(await at(factoryAddress)).toMatchObject({ kind: "CHANNEL_FACTORY", transactions: { totalCount: 0 } });
    expect(await at(`0x${"0".repeat(39)}1`)).toMatchObject({ kind: "ACCOUNT", transactions: { nodes: [] } });
  });

  test("shows of a token what it says of itself", async () => {
    // Answers every call with 32 bytes that begin with a text, as old tokens do.
    await payments.rpc("anvil_setCode", [
      someContract,
      `0x7f${hexlify(toUtf8Bytes("MKR")).slice(2).padEnd(64, "0")}5f5260205ff3`,
    ]);
    expect(await at(someContract)).toMatchObject({
      kind: "CONTRACT",
      asset: { address: someContract, symbol: "MKR", name: "MKR" },
    });
    await payments.rpc("anvil_setCode", [someContract, "0xfe"]);
    expect((await at(someContract)).asset).toBeNull();
  });
});

test("a mutation's transaction leads to all of it", async () => {
  const source = `mutation ($input: PaymentChannelDepositInput!) { paymentChannelDeposit(input: $input) {
    channel { id } transaction { hash details { hash call { name } } } } }`;
  interface Paid {
    paymentChannelDeposit: { channel: GraphChannel; transaction: { hash: string; details: { hash: string } } };
  }
  const { paymentChannelDeposit } = await payments.ask<Paid>(source, {
    input: { channelId: channel.id, from: channel.consumer, amount: "5" },
  });
  const { hash, details: all } = paymentChannelDeposit.transaction;
  expect(all).toEqual({ hash, call: { name: "deposit" } });
});

test("an address lists a transaction once, however many movements it made, newest first", async () => {
  const lanes = [0, 1].map((lane) => ({ lane, pricePerRequest: "10" }));
  const { id, address, provider } = await payments.openChannel(10_000n, { lanes });
  for (const lane of [0, 1]) await payments.validate(await payments.sign(id, 2, lane));
  await payments.start(id);
  await payments.pass(60);
  const redeemed = (await payments.finalize(id)).transaction?.hash;
  const paidOut = (await payments.terminate(id, provider, "Org2MSP")).transaction?.hash;
  const query = `query ($address: Address!) { evmAddress(address: $address) {
    transactions(first: 100) { totalCount nodes { hash } }
    account { paymentStatement { lines(first: 100) { nodes { transaction { hash } } } } } } }`;
  interface Listed {
    evmAddress: {
      transactions: { totalCount: number; nodes: { hash: string }[] };
      account: { paymentStatement: { lines: { nodes: { transaction: { hash: string } }[] } } };
    };
  }
  const { evmAddress } = await payments.ask<Listed>(query, { address: provider });
  const lines = evmAddress.account.paymentStatement.lines.nodes.map(({ transaction }) => transaction);
  expect(lines.filter(({ hash }) => hash === redeemed)).toHaveLength(2);
  expect(evmAddress.transactions).toMatchObject({ totalCount: evmAddress.transactions.nodes.length });
  expect(evmAddress.transactions.nodes.map(({ hash }) => hash)).toEqual([
    ...new Set(lines.map(({ hash }) => hash).toReversed()),
  ]);
  const ofChannel = (await payments.ask<Listed>(query, { address })).evmAddress.transactions.nodes;
  expect(ofChannel.slice(0, 2)).toEqual([{ hash: paidOut }, { hash: redeemed }]);
});

test("one request reads so much of the chain and no more, and the next one reads again", async () => {
  const aliases = Array.from({ length: 1_100 }, (_, at) => `b${at}: evmBlock(number: "${10_000 + at}") { number }`);
  const all = payments.ask(`{ ${aliases.join("\n")} }`);
  await expect(all).rejects.toMatchObject({ extensions: { code: "BAD_INPUT" } });
  await expect(payments.ask(`{ ${aliases.slice(0, 1_000).join("\n")} }`)).resolves.toMatchObject({ b0: null });
});

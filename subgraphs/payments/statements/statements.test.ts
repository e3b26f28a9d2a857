import { Contract, JsonRpcProvider, toQuantity, verifyTypedData } from "ethers";
import { graphql } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { intermediaryAbi } from "../../../contracts/generated/intermediary.ts";
import { eventually } from "../../../ledgers/evm/testing.ts";
import { anonymous } from "../../../subgraph-protocol/principal.ts";
import type { ReadPositions } from "../../../subgraph-protocol/read-positions.ts";
import { type GraphToken, RunningPayments } from "../testing/running-payments.ts";
import { depositOfStranger } from "../testing/unkept-acts.ts";

let payments: RunningPayments;

beforeAll(async () => {
  payments = await RunningPayments.start();
});
afterAll(() => payments.stop());

interface Line {
  readonly type: string;
  readonly change: string;
  readonly amount: string;
  readonly requests: string | null;
  readonly finality: string;
  readonly transaction: { readonly hash: string; readonly blockNumber: string };
  readonly channel: { readonly id: string } | null;
  readonly counterparty: { readonly address: string };
  readonly token: GraphToken | null;
}

interface Statement {
  readonly balances: readonly Readonly<Record<string, string | null>>[];
  readonly lines: {
    readonly totalCount: number;
    readonly nodes: readonly Line[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

const statementFields = `
  balances { asset opening deposited spent earned returned paidOut closing }
  lines(first: $first, after: $after, filter: $filter) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes { type change amount requests finality transaction { hash blockNumber } channel { id } counterparty { address }
      token { intermediary consumer tokenId lane requests signature } } }`;

const variables = "$period: PeriodInput, $first: Int = 100, $after: Cursor, $filter: PaymentStatementLineFilterInput";

async function statementOf(address: string, wanted: object = {}, positions?: ReadPositions): Promise<Statement> {
  const source = `query ($accounts: [_Any!]!, ${variables}) { _entities(representations: $accounts) {
    ... on Account { paymentStatement(period: $period) { ${statementFields} } } } }`;
  const accounts = [{ __typename: "Account", address }];
  const asked = JSON.parse(JSON.stringify({ accounts, ...wanted })) as Record<string, unknown>;
  const { _entities } = await payments.ask<{ _entities: [{ paymentStatement: Statement }] }>(
    ...([source, asked, "Org1MSP", positions] as const),
  );
  return _entities[0].paymentStatement;
}

const shape = ({ lines }: Statement) => lines.nodes.map(({ type, change }) => `${type} ${change}`);

async function redeem(channel: string, requests: number) {
  const tokens = await payments.sign(channel, requests);
  await payments.validate(tokens);
  await payments.start(channel);
  await payments.pass(60);
  return payments.finalize(channel);
}

/** The chain's time now. */
async function chainTime(): Promise<Date> {
  const { timestamp } = (await payments.rpc("eth_getBlockByNumber", ["latest", false])) as { timestamp: string };
  return new Date(Number(timestamp) * 1000);
}

describe("a channel's whole life", () => {
  let consumer: string;
  let provider: string;
  let channel: string;
  let redeemedFrom: Date;

  beforeAll(async () => {
    ({ consumer, provider, id: channel } = await payments.openChannel(5_000n));
    await payments.pass(10);
    redeemedFrom = await chainTime();
    await redeem(channel, 100);
    await payments.withdraw(channel, provider, "Org2MSP");
    await payments.terminate(channel, provider, "Org2MSP");
    await payments.pass(10);
  });

  test("is one line per movement in the books of both parties", async () => {
    expect(shape(await statementOf(consumer))).toEqual(["DEPOSIT 5000", "REDEMPTION -1000", "RETURN 0"]);
    expect(shape(await statementOf(provider))).toEqual(["REDEMPTION 1000", "PAYOUT -1000"]);
    const [, redemption] = (await statementOf(consumer)).lines.nodes;
    expect(redemption).toMatchObject({
      requests: "100",
      channel: { id: channel },
      counterparty: { address: provider },
    });
  });

  test("closes with what the channel still holds for each", async () => {
    const [balance] = (await statementOf(consumer)).balances;
    const moved = { deposited: "5000", spent: "1000", earned: "0", returned: "4000", paidOut: "0" };
    expect(balance).toEqual({ asset: null, opening: "0", ...moved, closing: "4000" });
    expect(await payments.channel(channel)).toMatchObject({ held: "0", dueToConsumer: "4000" });
    expect((await statementOf(provider)).balances).toMatchObject([{ earned: "1000", paidOut: "1000", closing: "0" }]);
  });

  test("opens a later period with what the earlier one left, and begins it inclusively", async () => {
    const [redemption] = (await statementOf(consumer, { filter: { types: ["REDEMPTION"] } })).lines.nodes;
    const block = await payments.rpc("eth_getBlockByNumber", [
      toQuantity(BigInt(redemption?.transaction.blockNumber ?? 0)),
      false,
    ]);
    const at = new Date(Number((block as { timestamp: string }).timestamp) * 1000);
    const before = await statementOf(consumer, { period: { from: redeemedFrom, to: at } });
    expect(shape(before)).toEqual([]);
    expect(before.balances).toMatchObject([{ opening: "5000", spent: "0", closing: "5000" }]);
    const after = await statementOf(consumer, { period: { from: at, to: new Date(at.getTime() + 1_000) } });
    expect(after.balances).toMatchObject([{ opening: "5000", spent: "1000", closing: after.balances[0]?.closing }]);
    expect(shape(after)[0]).toBe("REDEMPTION -1000");
  });

  test("is paged and filtered", async () => {
    const first = await statementOf(consumer, { first: 2 });
    expect(first.lines).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { endCursor: after } = first.lines.pageInfo;
    expect(shape(await statementOf(consumer, { first: 2, after }))).toEqual(["RETURN 0"]);
    expect(shape(await statementOf(consumer, { filter: { types: ["DEPOSIT", "RETURN"] } }))).toHaveLength(2);
    expect(shape(await statementOf(consumer, { filter: { counterparty: consumer } }))).toEqual([]);
    expect(shape(await statementOf(consumer, { filter: { channel } }))).toHaveLength(3);
  });

  test("refuses a period that ends before it begins", async () => {
    const wanted = { period: { from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z" } };
    await expect(statementOf(consumer, wanted)).rejects.toMatchObject({ extensions: { code: "BAD_INPUT" } });
  });
});

describe("a redemption's line", () => {
  /** As docs/guides/statements.md has it: with the line, the chain and ethers, and nothing of ours. */
  test("is proved by the consumer's signature, which anybody can check against the chain", async () => {
    const { consumer, id: channel } = await payments.openChannel();
    await redeem(channel, 7);
    const [line] = (await statementOf(consumer, { filter: { types: ["REDEMPTION"] } })).lines.nodes;
    if (!line?.token) throw new Error("the line has no token");
    const { signature, intermediary, ...token } = line.token;
    const provider = new JsonRpcProvider(payments.node.chain.url.replace("ws:", "http:"), undefined, {
      staticNetwork: true,
    });
    try {
      const contract = new Contract(intermediary, intermediaryAbi, provider);
      const { chainId } = await provider.getNetwork();
      const domain = { name: "Ledgerloom Payments", version: "1", chainId, verifyingContract: intermediary };
      const types = {
        PaymentToken: [
          { name: "tokenId", type: "uint64" },
          { name: "lane", type: "uint32" },
          { name: "requests", type: "uint64" },
          { name: "intermediary", type: "address" },
          { name: "consumer", type: "address" },
        ],
      };
      const signer = verifyTypedData(domain, types, { ...token, intermediary }, signature);
      expect(signer).toBe((await contract.getFunction("terms")()).voucherKey);
      expect(token.requests).toBe(line.requests);
      const receipt = await provider.getTransactionReceipt(line.transaction.hash);
      const events = receipt?.logs.map((log) => contract.interface.parseLog(log));
      const redeemed = events?.find((event) => event?.name === "Redeemed");
      expect(redeemed?.args.toObject()).toMatchObject({ requests: 7n, amount: BigInt(line.amount) });
    } finally {
      provider.destroy();
    }
  });
});

describe("a team's statement", () => {
  const source = `query (${variables}) { paymentStatement(period: $period) { accounts { address } ${statementFields} } }`;
  const ofTeam = async (mspId: string) => {
    const { paymentStatement } = await payments.ask<{ paymentStatement: Statement & { accounts: object[] } }>(
      source,
      {},
      mspId,
    );
    return paymentStatement;
  };

  test("is of all accounts that are held for the organisation, and balances with its channels", async () => {
    await payments.openChannel(33n);
    const { balances, accounts, lines } = await ofTeam("Org1MSP");
    const source = "{ paymentChannels(first: 100) { nodes { held dueToConsumer dueToProvider } } }";
    const { paymentChannels } = await payments.ask<{
      paymentChannels: { nodes: { held: string; dueToConsumer: string; dueToProvider: string }[] };
    }>(source);
    const sum = (amounts: string[]) => String(amounts.reduce((total, amount) => total + BigInt(amount), 0n));
    const { nodes } = paymentChannels;
    expect(balances).toMatchObject([
      { closing: sum(nodes.flatMap(({ held, dueToConsumer }) => [held, dueToConsumer])) },
    ]);
    const { balances: earned } = await ofTeam("Org2MSP");
    expect(earned).toMatchObject([{ closing: sum(nodes.map(({ dueToProvider }) => dueToProvider)) }]);
    expect(accounts.length).toBeGreaterThan(1);
    expect(lines.totalCount).toBeGreaterThan(accounts.length);
  });

  test("is for its own people", async () => {
    const contextValue = await payments.subgraph.contextFor(anonymous);
    const { errors } = await graphql({ schema: payments.subgraph.schema, source, contextValue });
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  });
});

test("a statement as of an earlier position shows what there was then", async () => {
  const { consumer, id: channel } = await payments.openChannel(100n);
  const meta = "{ _meta { payments { position } } }";
  const { _meta } = await payments.ask<{ _meta: { payments: { position: string } } }>(meta);
  const then = await statementOf(consumer);
  await payments.act("paymentChannelDeposit", {
    channelId: channel,
    from: consumer,
    amount: "1",
  });
  expect(shape(await statementOf(consumer))).toEqual(["DEPOSIT 100", "DEPOSIT 1"]);
  expect(await statementOf(consumer, {}, { after: [], asOf: [_meta.payments.position] })).toEqual(then);
});

describe("what the chain takes back", () => {
  test("is no line any more", async () => {
    const { consumer, id: channel } = await payments.openChannel(100n);
    await depositOfStranger(payments, channel, 20n);
    expect(shape(await statementOf(consumer))).toEqual(["DEPOSIT 100", "DEPOSIT 20"]);
    await payments.rpc("anvil_reorg", [1, []]);
    await eventually(
      async () => shape(await statementOf(consumer)),
      (lines) => lines.length === 1,
    );
    expect((await statementOf(consumer)).balances).toMatchObject([{ deposited: "100", closing: "100" }]);
  });
});

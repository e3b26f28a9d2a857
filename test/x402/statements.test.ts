import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stockClient } from "./stock-client.ts";
import { X402World } from "./x402-world.ts";

const folder = process.env.LEDGERLOOM_X402_CONTRACTS;

describe.skipIf(!folder)("payments of x402's scheme (skipped unless LEDGERLOOM_X402_CONTRACTS names a build)", () => {
  let world: X402World;
  beforeAll(async () => {
    world = await X402World.start(folder ?? "");
  });
  afterAll(() => world?.stop());

  interface Statement {
    readonly balances: readonly object[];
    readonly lines: { readonly nodes: readonly { type: string; change: string; x402Channel: string | null }[] };
  }

  async function statementOf(address: string): Promise<Statement> {
    const source = `query ($accounts: [_Any!]!) { _entities(representations: $accounts) { ... on Account { paymentStatement {
      balances { opening deposited spent earned paidOut closing }
      lines(first: 100) { nodes { type change x402Channel channel { id } counterparty { address } token { signature } } } } } } }`;
    const accounts = [{ __typename: "Account", address }];
    const { _entities } = await world.payments.ask<{ _entities: [{ paymentStatement: Statement }] }>(source, {
      accounts,
    });
    return _entities[0].paymentStatement;
  }
  const shape = ({ lines }: Statement) => lines.nodes.map(({ type, change }) => `${type} ${change}`);

  test("are in the same books as others, and in the flows between accounts", async () => {
    const client = stockClient(world.payments.node.chain.url);
    await world.token.mint(client.address, 1_000n);
    for (let time = 0; time < 3; time += 1) expect((await client.fetch(world.url)).status).toBe(200);
    await world.claim();
    await client.scheme.refund(world.url);
    await world.payments.untilReady();

    const paid = await statementOf(client.address);
    expect(shape(paid)).toEqual(["DEPOSIT 100", "REDEMPTION -30", "PAYOUT -70"]);
    expect(paid.lines.nodes[0]).toMatchObject({ channel: null, token: null, x402Channel: /^0x[0-9a-f]{64}$/ });
    expect(paid.balances).toMatchObject([{ deposited: "100", spent: "30", paidOut: "70", closing: "0" }]);
    const earned = await statementOf(world.provider);
    expect(shape(earned)).toEqual(["REDEMPTION 30", "PAYOUT -30"]);
    expect(earned.lines.nodes[1]).toMatchObject({ counterparty: null, x402Channel: null });
    expect(earned.balances).toMatchObject([{ earned: "30", paidOut: "30", closing: "0" }]);

    const source = `query ($filter: PaymentFlowFilterInput) {
      paymentFlows(first: 10, filter: $filter) { nodes { deposited redeemed channels requests cost { amount } } } }`;
    const flows = await world.payments.ask(source, { filter: { consumer: client.address, provider: world.provider } });
    const flow = { deposited: "100", redeemed: "30", channels: 1, requests: "0", cost: { amount: "30" } };
    expect(flows).toEqual({ paymentFlows: { nodes: [flow] } });
    // A claim redeems no token.
    const redeemed = await world.payments.ask("{ redemptions(first: 10) { nodes { id } } }");
    expect(redeemed).toEqual({ redemptions: { nodes: [] } });
  });
});

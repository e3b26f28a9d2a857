import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPostgres } from "../../store/database/postgres-database.ts";
import { postgresPrograms, startPostgres, type TemporaryPostgres } from "../../store/testing/temporary-postgres.ts";
import type { MarketplaceSubgraph } from "./start.ts";
import { ask, RunningMarket } from "./testing/running-market.ts";
import { type Payload, TestAccount } from "./testing/test-account.ts";

const grant = 100n * 10n ** 18n;
const receiver = "0x1111111111111111111111111111111111111111";
const transferMutation = `mutation ($input: TokenTransferInput!) { tokenTransfer(input: $input) {
  from { address } to { tokenBalance } userErrors { code field } transaction { id blockNumber validationCode } } }`;

describe.skipIf(!postgresPrograms)("two instances on one PostgreSQL", () => {
  let server: TemporaryPostgres;
  let market: RunningMarket;
  let instances: MarketplaceSubgraph[];
  let newestKey = 0;

  beforeAll(async () => {
    server = await startPostgres();
    market = await RunningMarket.start(openPostgres(server.url, pino({ level: "silent" })));
    instances = [await market.startSubgraph(), await market.startSubgraph()];
  });
  afterAll(async () => {
    for (const instance of instances ?? []) await instance.close();
    await market?.stop();
    await server?.stop();
  });

  const at = (index: number): MarketplaceSubgraph => {
    const instance = instances[index % 2];
    if (!instance) throw new Error("no instance");
    return instance;
  };
  async function transfer(index: number, input: object): Promise<Payload> {
    const { data, errors } = await ask(at(index), transferMutation, { input });
    if (errors) throw errors[0];
    return data?.tokenTransfer as Payload;
  }
  /** Registered account, and the input of a transfer that it has signed. */
  async function signedTransfer(amount: string) {
    const account = new TestAccount();
    const idempotencyKey = `transfer ${++newestKey}`;
    await account.act(at(0), "RegisterUser", { name: `account-${newestKey}`, introduction: "" });
    const authorization = await account.sign(at(0), "Transfer", { to: receiver, amount });
    return { account, input: { to: receiver, amount, authorization, idempotencyKey } };
  }
  async function balanceOf({ address }: TestAccount): Promise<bigint> {
    const query = "query ($address: Address!) { account(address: $address) { tokenBalance } }";
    const { data } = await ask(at(0), query, { address });
    return BigInt((data as { account: { tokenBalance: string } }).account.tokenBalance);
  }

  it("a transfer that is asked for again is the same transaction, at either instance", async () => {
    const { account, input } = await signedTransfer("5");
    const first = await transfer(0, input);
    expect(first).toMatchObject({ userErrors: [], transaction: { validationCode: "VALID" } });
    expect([await transfer(0, input), await transfer(1, input)]).toEqual([first, first]);
    expect(await balanceOf(account)).toBe(grant - 5n);
  });

  it("without the key the ledger refuses it, whose counter was used", async () => {
    const { input } = await signedTransfer("5");
    await transfer(0, input);
    const { idempotencyKey: _, ...unkeyed } = input;
    expect((await transfer(1, unkeyed)).userErrors).toMatchObject([{ code: "BAD_COUNTER" }]);
    expect((await transfer(1, { ...input, amount: "6" })).userErrors).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", field: ["input", "idempotencyKey"] },
    ]);
  });

  it("twenty requests at once with one key are one transaction", async () => {
    const { account, input } = await signedTransfer("7");
    const all = await Promise.all(Array.from({ length: 20 }, (_, index) => transfer(index, input)));
    expect(all[0]).toMatchObject({ userErrors: [], transaction: { validationCode: "VALID" } });
    expect(all).toEqual(Array(20).fill(all[0]));
    expect(await balanceOf(account)).toBe(grant - 7n);
  });

  it("an act that met the ledger's crash takes effect once under its key", async () => {
    const { account, input } = await signedTransfer("9");
    const asked = Array.from({ length: 4 }, (_, index) => transfer(index, input).catch(() => undefined));
    await market.crashLedger();
    await Promise.all(asked);
    await expect
      .poll(() => transfer(1, input).catch(() => undefined), { timeout: 300_000 })
      .toMatchObject({
        userErrors: [],
        transaction: { validationCode: "VALID" },
      });
    expect(await balanceOf(account)).toBe(grant - 9n);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { RunningPayments } from "../testing/running-payments.ts";

let payments: RunningPayments;
let account: string;

beforeAll(async () => {
  payments = await RunningPayments.start();
  account = await payments.createAccount("Org1MSP");
});
afterAll(() => payments.stop());

const create = (input: object, mspId = "Org1MSP") =>
  payments.ask<{ act: { key: { id: string } | null; secret: string | null; userErrors: { code: string }[] } }>(
    `mutation ($input: PaymentServiceKeyCreateInput!) { act: paymentServiceKeyCreate(input: $input) {
       key { id account { address } revokedAt } secret userErrors { code } } }`,
    { input },
    mspId,
  );

const listed = (mspId: string) =>
  payments.ask<{ paymentServiceKeys: { id: string; revokedAt: string | null }[] }>(
    "{ paymentServiceKeys { id revokedAt } }",
    {},
    mspId,
  );

test("an organisation makes keys for its own accounts only", async () => {
  const { act } = await create({ account });
  expect(act).toMatchObject({ key: { account: { address: account }, revokedAt: null }, userErrors: [] });
  expect(act.secret).toMatch(/^[0-9a-f]{64}$/);
  expect((await create({ account }, "Org2MSP")).act).toEqual({
    key: null,
    secret: null,
    userErrors: [{ code: "FORBIDDEN" }],
  });
});

test("its keys are listed, the revoked ones too, and nobody else's", async () => {
  const id = (await create({ account })).act.key?.id ?? "";
  expect((await listed("Org1MSP")).paymentServiceKeys.at(-1)).toEqual({ id, revokedAt: null });
  await payments.revokeServiceKey(id, "Org1MSP");
  const [revoked] = (await listed("Org1MSP")).paymentServiceKeys.slice(-1);
  expect(revoked).toEqual({ id, revokedAt: expect.any(String) });
  await payments.revokeServiceKey(id, "Org1MSP");
  expect((await listed("Org1MSP")).paymentServiceKeys.at(-1)).toEqual(revoked);
  expect((await listed("Org2MSP")).paymentServiceKeys).toEqual([]);
});

test("asked for again under its idempotency key it is the same one, and no table shows its secret", async () => {
  const input = { account, idempotencyKey: "once" };
  const first = await create(input);
  expect(await create(input)).toEqual(first);
  const tables = await payments.database.query<{ name: string }>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_schema IN ('payment_server', 'requests')`,
  );
  expect(tables.map(({ name }) => name)).toContain("payment_server.service_keys");
  for (const { name } of tables) {
    const rows = JSON.stringify(await payments.database.query(`SELECT kept::text FROM ${name} AS kept`));
    expect(rows).not.toContain(first.act.secret);
  }
});

test("a key whose row was changed opens for nobody", async () => {
  const { key, secret } = (await create({ account })).act;
  await payments.database.query("UPDATE payment_server.service_keys SET organization = 'Org2MSP' WHERE id = $1", [
    key?.id,
  ]);
  expect(secret).toBeTruthy();
  const { serviceKeys } = (await payments.contextOf("Org2MSP")) as {
    serviceKeys: { secretOf(key: { id: string }): Promise<string> };
  };
  await expect(serviceKeys.secretOf({ id: key?.id ?? "" })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a key has the name that it was given, if it is one", async () => {
  const named = async (name: string) => {
    const source = `mutation ($input: PaymentServiceKeyCreateInput!) {
      act: paymentServiceKeyCreate(input: $input) { key { name lastUsedAt } userErrors { code } } }`;
    return (await payments.ask<{ act: object }>(source, { input: { account, name } })).act;
  };
  expect(await named("weather 🌦")).toEqual({ key: { name: "weather 🌦", lastUsedAt: null }, userErrors: [] });
  for (const none of ["", "x".repeat(65), "a\0", "a\n"])
    expect(await named(none)).toEqual({ key: null, userErrors: [{ code: "BAD_INPUT" }] });
});

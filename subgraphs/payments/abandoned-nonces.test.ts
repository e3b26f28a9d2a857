import { pino } from "pino";
import { expect, test } from "vitest";
import { connectChain } from "../../ledgers/evm/chain.ts";
import { startTestChain } from "../../ledgers/evm/testing.ts";
import { openPglite } from "../../store/database/pglite-database.ts";
import { sharedOutbox } from "./keys/outgoing-transactions.ts";
import { createOwnTables, paymentServerTables } from "./keys/payment-server-tables.ts";

test("a transaction goes on at the first look, however many nonces before it are abandoned", async () => {
  const { chain: node, stop } = await startTestChain();
  const database = await openPglite();
  await createOwnTables(database);
  const outbox = sharedOutbox(database);
  const [payer, payee] = node.accounts;
  if (!payer || !payee) throw new Error("the chain has no accounts");
  const chain = await connectChain({ url: node.url, outbox, log: pino({ level: "silent" }) });
  const sender = chain.sender(payer.privateKey);
  for (const lost of [0, 1, 2]) expect(await outbox.take(sender.address, 0)).toBe(lost);
  const paid = sender.send({ to: payee.address, value: 1n });
  while ((await outbox.entries()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await database.query(
    `UPDATE ${paymentServerTables.transactions} SET taken_at = taken_at - interval '1 hour' WHERE raw IS NULL`,
  );
  expect(await outbox.abandoned(sender.address)).toBe(0);
  await sender.fillAbandoned();
  expect(await outbox.abandoned(sender.address)).toBeUndefined();
  expect((await paid).status).toBe(1);
  expect(Number(await chain.rpc("eth_getTransactionCount", [sender.address, "latest"]))).toBe(4);
  await chain.close();
  await database.close();
  await stop();
});

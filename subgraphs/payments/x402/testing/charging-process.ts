import { openPglite } from "../../../../store/database/pglite-database.ts";
import { createOwnTables } from "../../keys/payment-server-tables.ts";
import { VoucherStore } from "../voucher-store.ts";

/** Charges channels until it is killed; prints each charge that is durable. */
const database = await openPglite(process.argv[2]);
await createOwnTables(database);
const store = new VoucherStore(database);
const charge = async (channel: string) => {
  for (let charged = ((await store.read([channel])).get(channel)?.charged ?? 0n) + 10n; ; charged += 10n) {
    const signature = new Uint8Array(65).fill(Number(charged % 256n));
    await store.charge({ channel, charged, price: 10n, signature, payment: `${channel}/${charged}`, since: 0 });
    process.stdout.write(`${channel} ${charged}\n`);
  }
};
await Promise.all(["a", "b", "c", "d"].map(charge));

import { abandonedAfterMs, type Outbox, type OutboxEntry } from "../../../ledgers/evm/outbox.ts";
import type { Database } from "../../../store/database/database.ts";
import { paymentServerTables } from "./payment-server-tables.ts";

const table = paymentServerTables.transactions;

/** Condition of nonces whose process was gone before it kept a transaction for them. */
const isAbandoned = `raw IS NULL AND taken_at < clock_timestamp() - interval '${abandonedAfterMs} milliseconds'`;

/** The outbox of all instances on one database; nonces are handed out one after the other per sender. */
export function sharedOutbox(database: Database): Outbox {
  return {
    take: (sender, base) =>
      database.transaction(async (sql) => {
        await sql.query("SELECT pg_advisory_xact_lock(hashtext($1))", [`ledgerloom.nonces.${sender}`]);
        const [{ nonce } = { nonce: BigInt(base) }] = await sql.query<{ nonce: bigint }>(
          `SELECT candidate AS nonce
           FROM generate_series($2::bigint, $2::bigint + (SELECT count(*) FROM ${table} WHERE sender = $1)) AS candidate
           LEFT JOIN ${table} AS taken ON taken.sender = $1 AND taken.nonce = candidate
           WHERE taken.nonce IS NULL OR ${isAbandoned} ORDER BY candidate LIMIT 1`,
          [sender, base],
        );
        await sql.query(
          `INSERT INTO ${table} (sender, nonce) VALUES ($1, $2)
           ON CONFLICT (sender, nonce) DO UPDATE SET taken_at = clock_timestamp()`,
          [sender, nonce],
        );
        return Number(nonce);
      }),
    put: async ({ sender, nonce, hash, raw }) => {
      const kept = await database.query(
        `INSERT INTO ${table} AS known (sender, nonce, hash, raw) VALUES ($1, $2, $3, $4)
         ON CONFLICT (sender, nonce) DO UPDATE SET hash = $3, raw = $4,
           taken_at = CASE WHEN known.hash IS NULL THEN clock_timestamp() ELSE known.taken_at END
         WHERE known.hash IS NULL OR known.hash = $3
         RETURNING nonce`,
        [sender, nonce, hash, raw],
      );
      return kept.length === 1;
    },
    free: async (sender, nonce, hash) => {
      const isFreed = "sender = $1 AND nonce = $2 AND (hash IS NULL OR hash = $3::text)";
      await database.query(`DELETE FROM ${table} WHERE ${isFreed}`, [sender, nonce, hash ?? null]);
      const later = `SELECT 1 FROM ${table} WHERE sender = $1 AND nonce > $2 LIMIT 1`;
      return (await database.query(later, [sender, nonce])).length > 0;
    },
    drop: async (hashes) => {
      await database.query(`DELETE FROM ${table} WHERE hash = ANY($1)`, [hashes]);
    },
    entries: async () => {
      const rows = await database.query<Omit<OutboxEntry, "nonce"> & { nonce: bigint }>(
        `SELECT hash, sender, nonce, raw,
           (extract(epoch FROM clock_timestamp() - taken_at) * 1000)::double precision AS "ageMs"
         FROM ${table} WHERE raw IS NOT NULL ORDER BY taken_at, id`,
      );
      return rows.map((row) => ({ ...row, nonce: Number(row.nonce) }));
    },
    abandoned: async (sender) => {
      const [row] = await database.query<{ nonce: bigint }>(
        `SELECT nonce FROM ${table} AS gap WHERE sender = $1 AND ${isAbandoned}
           AND EXISTS (SELECT 1 FROM ${table} WHERE sender = $1 AND nonce > gap.nonce AND raw IS NOT NULL)
         ORDER BY nonce LIMIT 1`,
        [sender],
      );
      return row && Number(row.nonce);
    },
  };
}

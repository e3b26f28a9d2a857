import type { Database } from "../../../store/database/database.ts";
import { migrate } from "../../../store/database/migrate.ts";

/** Names of the payment servers' own tables, which all instances share. */
export const paymentServerTables = {
  keyRing: "payment_server.key_ring",
  accounts: "payment_server.accounts",
  voucherKeys: "payment_server.voucher_keys",
  transactions: "payment_server.transactions",
  lanes: "payment_server.lanes",
  acts: "payment_server.acts",
  traces: "payment_server.traces",
  tracesNumber: "payment_server.traces_number",
  vouchers: "payment_server.vouchers",
  serviceKeys: "payment_server.service_keys",
  policies: "payment_server.policies",
  spending: "payment_server.spending",
  alarms: "payment_server.alarms",
  endedAlarms: "payment_server.ended_alarms",
  alarmEvents: "payment_server.alarm_events",
} as const;

/** Migrations of the tables; new statements go to the end. */
const statements = [
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.keyRing} (id integer PRIMARY KEY CHECK (id = 1), cost json NOT NULL,
         salt text NOT NULL, proof json NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.accounts} (id bigint GENERATED ALWAYS AS IDENTITY,
         address text PRIMARY KEY, organization text NOT NULL, keys json NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.voucherKeys} (id bigint GENERATED ALWAYS AS IDENTITY,
         address text PRIMARY KEY, account text NOT NULL REFERENCES ${paymentServerTables.accounts}, key json NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.transactions} (id bigint GENERATED ALWAYS AS IDENTITY,
         sender text NOT NULL, nonce bigint NOT NULL, hash text UNIQUE, raw text,
         taken_at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (sender, nonce))`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.lanes} (channel text NOT NULL, token_id numeric NOT NULL,
         lane integer NOT NULL, accepted text, is_closed boolean NOT NULL DEFAULT false,
         signed bigint NOT NULL DEFAULT 0, PRIMARY KEY (channel, token_id, lane))`,
  `ALTER TABLE ${paymentServerTables.lanes} ADD COLUMN IF NOT EXISTS origins text`,
  `CREATE SEQUENCE IF NOT EXISTS ${paymentServerTables.tracesNumber}`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.traces} (place bigint PRIMARY KEY, number bigint NOT NULL,
         trace_id text NOT NULL, channel text NOT NULL, token_id numeric NOT NULL, lane integer NOT NULL,
         first numeric NOT NULL, count integer NOT NULL, origin text NOT NULL, price numeric NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS traces_trace ON ${paymentServerTables.traces} (trace_id)`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.acts} (act text NOT NULL, part integer NOT NULL, token_id numeric,
         first numeric, PRIMARY KEY (act, part))`,
  `ALTER TABLE ${paymentServerTables.acts} ADD COLUMN IF NOT EXISTS lane integer NOT NULL DEFAULT 0`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.vouchers} (channel text PRIMARY KEY, charged numeric NOT NULL,
         price numeric NOT NULL, signature text NOT NULL, payment text NOT NULL, since bigint NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.serviceKeys} (id text PRIMARY KEY, account text NOT NULL,
         organization text NOT NULL, secret json NOT NULL, created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
         revoked_at timestamptz)`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.policies} (account text NOT NULL, asset text NOT NULL, policy json NOT NULL,
         PRIMARY KEY (account, asset))`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.spending} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
         act text UNIQUE, account text NOT NULL, asset text NOT NULL, peer text NOT NULL, amount numeric NOT NULL,
         made_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE INDEX IF NOT EXISTS spending_made_at ON ${paymentServerTables.spending} (account, asset, made_at)`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.alarms} (account text NOT NULL, channel text NOT NULL, duty text NOT NULL,
         code text NOT NULL, message text NOT NULL, since timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (channel, duty))`,
  `CREATE INDEX IF NOT EXISTS traces_counter ON ${paymentServerTables.traces} (channel, token_id, lane, first)`,
  `ALTER TABLE ${paymentServerTables.alarms} ADD COLUMN IF NOT EXISTS attempts integer NOT NULL DEFAULT 1,
         ADD COLUMN IF NOT EXISTS next_attempt_at timestamptz`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.endedAlarms} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
         account text NOT NULL, channel text NOT NULL, duty text NOT NULL, code text NOT NULL, message text NOT NULL,
         since timestamptz NOT NULL, attempts integer NOT NULL, ended_at timestamptz NOT NULL DEFAULT now())`,
  `CREATE INDEX IF NOT EXISTS ended_alarms_account ON ${paymentServerTables.endedAlarms} (account, id)`,
  `ALTER TABLE ${paymentServerTables.serviceKeys} ADD COLUMN IF NOT EXISTS name text,
         ADD COLUMN IF NOT EXISTS last_used_at timestamptz`,
  `CREATE TABLE IF NOT EXISTS ${paymentServerTables.alarmEvents} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
         type text NOT NULL, account text NOT NULL, channel text NOT NULL, duty text NOT NULL, code text NOT NULL,
         message text NOT NULL, since timestamptz NOT NULL, attempts integer NOT NULL, next_attempt_at timestamptz,
         ended_at timestamptz, happened_at timestamptz NOT NULL DEFAULT now())`,
];

/** Migrates the tables. No ledger could fill them anew, so no rebuilding of a store touches them. */
export async function createOwnTables(database: Database): Promise<void> {
  await migrate(database, "payment_server", statements);
  if (!database.isExclusive) return;
  // No process is left that took a nonce and kept no transaction, so later nonces need not wait. Earlier versions wrote
  // infinity, which no date can hold.
  const isLeft = "raw IS NULL OR taken_at = '-infinity'";
  await database.query(`UPDATE ${paymentServerTables.transactions} SET taken_at = 'epoch' WHERE ${isLeft}`);
}

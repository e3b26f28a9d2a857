import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Config } from "../../config/config.ts";
import type { Database } from "../../store/database/database.ts";
import { openDatabase } from "../../store/database/open-database.ts";
import { type Finding, findingOf, requireSameTime } from "./finding.ts";

/** Oldest PostgreSQL that projections were tried with. */
const leastVersion = 14;

/** The database, and a server's version, permissions and clock. */
export async function* examineDatabase(config: Config, isRunning: boolean, log: Logger): AsyncGenerator<Finding> {
  const { url } = config.database;
  const folder = join(config.dataDirectory, "database");
  if (!url && isRunning) return yield findingOf("database", () => "embedded, in the instance that runs");
  if (!url && !existsSync(folder)) return yield findingOf("database", () => "embedded, made at the first start");
  let database: Database | undefined;
  yield await findingOf("database", async () => {
    database = await openDatabase({ url, folder, production: config.production, log });
    return url ? await usable(database) : `embedded, in ${folder}`;
  });
  if (!database) return;
  if (url) yield await findingOf("clock of the database", () => clockOf(database as Database));
  await database.close();
}

interface Server {
  readonly version: string;
  readonly name: string;
  readonly user: string;
  readonly may_create: boolean;
}

/** @throws Error when the server is too old, or schemas cannot be made */
async function usable(database: Database): Promise<string> {
  const [server] = await database.query<Server>(`SELECT current_setting('server_version_num') AS version,
    current_database() AS name, current_user AS user, has_database_privilege(current_database(), 'CREATE') AS may_create`);
  if (!server) throw new Error("LEDGERLOOM_DATABASE_URL must name a PostgreSQL server; this one answers nothing");
  const version = Math.floor(Number(server.version) / 10_000);
  if (version < leastVersion)
    throw new Error(`LEDGERLOOM_DATABASE_URL names PostgreSQL ${version}; ${leastVersion} or newer is needed`);
  if (!server.may_create)
    throw new Error(
      `LEDGERLOOM_DATABASE_URL names a user who may make no schemas: GRANT CREATE ON DATABASE ${server.name} TO ${server.user}`,
    );
  return `PostgreSQL ${version}, ${server.name}`;
}

async function clockOf(database: Database): Promise<string> {
  const [row] = await database.query<{ readonly now: Date }>("SELECT clock_timestamp() AS now");
  return requireSameTime("the clock of the database's server", row?.now ?? new Date(0), Date.now());
}

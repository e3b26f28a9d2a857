import type { Database, Sql } from "../database/database.ts";
import { notificationsInProcess } from "../notifications/notifications.ts";

/** The database, but statements may be changed on their way, and a transaction may die before its commit. */
export class TroubledDatabase implements Database {
  readonly isExclusive = false;
  readonly notifications = notificationsInProcess();
  readonly #database: Database;
  readonly #change: (sql: string) => string;
  diesNext = false;

  constructor(database: Database, change: (sql: string) => string = (sql) => sql) {
    this.#database = database;
    this.#change = change;
  }

  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.#database.query<Row>(text, values);
  }

  transaction<T>(run: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#database.transaction(async (sql) => {
      const result = await run({ query: (text, values) => sql.query(this.#change(text), values) });
      if (this.diesNext) throw new Error("killed");
      return result;
    });
  }

  async close(): Promise<void> {}
}

import { inSpan } from "../../telemetry/spans.ts";
import type { Database } from "./database.ts";

const attributes = { "db.system.name": "postgresql" };

/** A database whose statements are seen in the traces of requests; their texts and values are not. */
export function tracedDatabase(database: Database): Database {
  return {
    ...database,
    query: (text, values, signal) => inSpan("store query", attributes, () => database.query(text, values, signal)),
    transaction: (run) => inSpan("store transaction", attributes, () => database.transaction(run)),
  };
}

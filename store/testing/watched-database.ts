import type { Database } from "../database/database.ts";

/** A statement that was run. */
export interface RunStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Work of the plan of a statement. */
export interface Visit {
  /** Rows that were looked at in tables, whether or not they were wanted. */
  readonly rows: number;
  readonly indexes: readonly string[];
  /** Tables that were read from their beginning to their end. */
  readonly scans: readonly string[];
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** A database that keeps the queries outside of transactions, to measure afterwards what they cost. */
export class WatchedDatabase {
  readonly statements: RunStatement[] = [];
  readonly database: Database;
  readonly #inner: Database;

  constructor(inner: Database) {
    this.#inner = inner;
    this.database = {
      ...inner,
      query: (text, values = [], signal) => {
        this.statements.push({ text, values });
        return inner.query(text, values, signal);
      },
    };
  }

  /** Runs a statement again and asks what it did: the same on every machine, unlike the time that it takes. */
  async visit({ text, values }: RunStatement): Promise<Visit> {
    const [row] = await this.#inner.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
      `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
      values,
    );
    const nodes = flat((row as NonNullable<typeof row>)["QUERY PLAN"][0].Plan);
    const rows = nodes.filter((node) => node["Relation Name"] !== undefined).map(visited);
    const indexes = nodes.flatMap((node) => node["Index Name"] ?? []);
    const scans = nodes.filter(isScan).map((node) => node["Relation Name"] ?? "");
    return { rows: rows.reduce((sum, one) => sum + one, 0), indexes: [...new Set(indexes)], scans };
  }

  /** Work of all statements since the last call. */
  async visits(): Promise<Visit[]> {
    const visits: Visit[] = [];
    for (const statement of this.statements.splice(0)) visits.push(await this.visit(statement));
    return visits;
  }
}

/** Of what a plan never came to do there are no loops. */
const isScan = (node: PlanNode) => node["Node Type"] === "Seq Scan" && node["Actual Loops"] > 0;

function flat(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)];
}

function visited(node: PlanNode): number {
  const { "Rows Removed by Filter": filtered = 0, "Rows Removed by Index Recheck": rechecked = 0 } = node;
  return (node["Actual Rows"] + filtered + rechecked) * node["Actual Loops"];
}

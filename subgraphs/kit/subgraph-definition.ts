import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Config } from "../../config/config.ts";
import type { SubgraphName } from "../../config/subgraphs.ts";
import type { ErrorCode } from "../../errors/error-codes.ts";
import type { Database } from "../../store/database/database.ts";
import type { StoreDefinition } from "../../store/projection/store.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";

/** Dependencies with which a subgraph starts, in a process of its own as among all parts on one machine. */
export interface SubgraphDependencies {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  /** Stack of what the subgraph opens besides, closed after it. */
  readonly parts: AsyncDisposableStack;
}

/** A subgraph as programs know it: they start it, emit its schema, empty its store and explain its codes by this alone. */
export interface SubgraphDefinition {
  readonly name: SubgraphName;
  /** Builds the schema, without any ledger. */
  readonly buildSchema: (log?: Logger) => Promise<GraphQLSchema>;
  /** Error codes that it and its ledger give, besides those of every subgraph. */
  readonly codes: readonly ErrorCode[];
  /** Store of its projection; absent without one. */
  readonly storeOf?: (config: Config) => StoreDefinition;
  /** Starts it with its options from the settings, on ledgers that run already. */
  readonly start: (dependencies: SubgraphDependencies) => Promise<Subgraph>;
}

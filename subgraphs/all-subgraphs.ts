import type { SubgraphName } from "../config/subgraphs.ts";
import type { SubgraphDefinition } from "./kit/subgraph-definition.ts";
import { marketplaceSubgraph } from "./marketplace/definition.ts";
import { opsSubgraph } from "./ops/definition.ts";
import { paymentsSubgraph } from "./payments/definition.ts";

/** The subgraphs by name, in the order in which they are composed: programs, tests and pages follow this list. */
export const allSubgraphs = {
  marketplace: marketplaceSubgraph,
  ops: opsSubgraph,
  payments: paymentsSubgraph,
} as const satisfies Readonly<Record<SubgraphName, SubgraphDefinition>>;

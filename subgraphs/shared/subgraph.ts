import type { GraphQLSchema } from "graphql";
import type { Principal } from "../../principals/principal.ts";

/** A running subgraph, served over HTTP by `server.ts` or called in process by the gateway. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /**
   * Context of one request, with loaders of its own.
   * @throws FORBIDDEN when the instance holds no identity of the principal's organisation
   */
  contextFor(principal: Principal): object;
  /** Whether its ledgers answer and its projection has caught up. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

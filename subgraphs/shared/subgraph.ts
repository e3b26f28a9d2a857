import type { GraphQLSchema } from "graphql";
import type { Principal } from "../../principals/principal.ts";
import type { ReadPositions } from "../../principals/read-positions.ts";

/** A running subgraph, served over HTTP by `server.ts` or called in process by the gateway. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /**
   * Context of one request, with loaders of its own; a promise of one that waits for positions when reads are bound to
   * any.
   * @throws FORBIDDEN when the instance holds no identity of the principal's organisation; with positions also
   *   BAD_INPUT, TIMEOUT and POSITION_UNDONE
   */
  contextFor(principal: Principal, positions?: ReadPositions): object | Promise<object>;
  /** Whether its ledgers answer and its projection has caught up. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

import type { GraphQLSchema } from "graphql";
import type { Principal } from "./principal.ts";
import type { ReadPositions } from "./read-positions.ts";

/** Progress of a subgraph on a ledger; block numbers as text. */
export interface LedgerReport {
  readonly source: string;
  /** The newest block that is shown; null before the first. */
  readonly position: string | null;
  /** The newest block that the ledger has; null while it does not answer. */
  readonly newest: string | null;
  /** Fraction of the blocks that the ledger had at the start, from 0 to 1, that are shown. */
  readonly fraction: number;
}

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
  /** Whether its ledgers and its store answer, and what the ledgers had at its start is in the store. */
  isReady(): Promise<boolean>;
  /** Progress on each of its ledgers. */
  ledgers?(): Promise<readonly LedgerReport[]>;
  close(): Promise<void>;
}

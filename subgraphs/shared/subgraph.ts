import type { GraphQLSchema } from "graphql";

/** Who asks: the organisation in whose name a request acts. */
export interface Principal {
  /** MSP id; without one the instance's first organisation acts. */
  readonly mspId?: string;
}

/** Header that names the principal's organisation among those whose identities this instance holds. */
export const organizationHeader = "x-ledgerloom-organization";

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

/** Principal of a request by its headers, or of a WebSocket by its connection parameters. */
export function principalOf(headers: Readonly<Record<string, unknown>> | undefined): Principal {
  const mspId = headers?.[organizationHeader];
  return typeof mspId === "string" && mspId !== "" ? { mspId } : {};
}

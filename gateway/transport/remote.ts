import type { TransportEntryAdditions } from "@graphql-hive/gateway-runtime";
import { organizationKey } from "../principal.ts";
import type { RemoteSubgraph } from "../subgraph.ts";

/** Filled from the request's context for each call. */
const organization = "{context.organization}";

/** How the runtime calls subgraphs elsewhere: HTTP, and graphql-ws for subscriptions, in the principal's name. */
export function remoteEntries(subgraphs: readonly RemoteSubgraph[], timeoutMs: number): TransportEntryAdditions {
  const entry = {
    headers: [[organizationKey, organization]] as [string, string][],
    options: {
      timeout: timeoutMs,
      subscriptions: {
        kind: "ws",
        // Without this the subgraph would see no principal; each organisation gets a socket of its own.
        options: { connectionParams: { [organizationKey]: organization } },
      },
    },
  };
  return Object.fromEntries(subgraphs.map(({ name }) => [name, entry]));
}

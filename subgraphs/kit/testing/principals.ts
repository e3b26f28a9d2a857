import { type KnownPrincipal, policyScope } from "../../../subgraph-protocol/principal.ts";

/** Somebody of an organisation who may do everything. */
export function adminOf(mspId: string): KnownPrincipal {
  return {
    subject: `admin@${mspId}`,
    mspId,
    scopes: ["ops:write", "marketplace:write", "payments:write", policyScope("bulk-import")],
  };
}

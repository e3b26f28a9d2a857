import { type KnownPrincipal, policyScope } from "../../../subgraph-protocol/principal.ts";

/** Principal of an organisation with all scopes and policies. */
export function adminOf(mspId: string): KnownPrincipal {
  return {
    subject: `admin@${mspId}`,
    mspId,
    scopes: ["ops:write", "marketplace:write", "payments:write", policyScope("bulk-import")],
  };
}

import { X509Certificate } from "node:crypto";
import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";

/** Attribute that an organisation's certificate authority gives to its agent's certificate. */
const roleAttribute = "ledgerloom.role";
const agentsOnly = `only an organisation's agent may do this: a certificate with ${roleAttribute}=agent or OU=admin is needed`;

/**
 * MSP id of the caller, who is an administrator of that organisation.
 * @throws FORBIDDEN unless the certificate says OU=admin
 */
export function demandAdministrator(ctx: LedgerContext): string {
  demand(
    isAdministrator(ctx),
    "FORBIDDEN",
    "only an organisation's administrator may do this: a certificate with OU=admin is needed",
  );
  return ctx.organization();
}

/**
 * MSP id of the caller, who is that organisation's agent. An administrator may stand in for it, because certificates
 * from tools without attributes cannot tell agents apart.
 * @throws FORBIDDEN unless the certificate carries the agent's role or says OU=admin
 */
export function demandAgent(ctx: LedgerContext): string {
  const isAgent = ctx.clientIdentity.getAttributeValue(roleAttribute) === "agent";
  demand(isAgent || isAdministrator(ctx), "FORBIDDEN", agentsOnly);
  return ctx.organization();
}

/** Reads the certificate itself: the subject inside `getID()` is text in which a name could pose as a unit. */
function isAdministrator(ctx: LedgerContext): boolean {
  const { subject } = new X509Certificate(ctx.clientIdentity.getIDBytes());
  return subject.split(/\n| \+ /).includes("OU=admin");
}

import { PlatformError } from "../errors/platform-error.ts";
import { isKnown, type KnownPrincipal, type Principal, policyScope } from "./principal.ts";

/** Right that a token may give besides reading. */
export type Scope = "ops:write" | "marketplace:write" | "payments:write";

/** Right that only some of an organisation's people have, as their token's issuer decides. */
export type Policy = "bulk-import";

/** @throws UNAUTHENTICATED when nobody is known */
export function requireKnown(principal: Principal): KnownPrincipal {
  if (!isKnown(principal))
    throw new PlatformError("UNAUTHENTICATED", "this needs a token: send the header authorization: Bearer <token>");
  return principal;
}

/**
 * Lets a service act for a principal.
 * @returns the MSP id of the organisation in whose name it may act
 * @throws UNAUTHENTICATED when nobody is known; FORBIDDEN without the scope
 */
export function requireScope(principal: Principal, scope: Scope): string {
  const { mspId, scopes } = requireKnown(principal);
  if (!scopes.includes(scope))
    throw new PlatformError(
      "FORBIDDEN",
      `this needs the scope ${scope}: ask whoever issues your tokens for one that has it`,
    );
  return mspId;
}

/** @throws UNAUTHENTICATED when nobody is known; FORBIDDEN when the policy is not fulfilled */
export function requirePolicy(principal: Principal, policy: Policy): void {
  if (requireKnown(principal).scopes.includes(policyScope(policy))) return;
  throw new PlatformError(
    "FORBIDDEN",
    `this needs the policy ${policy}: ask whoever issues your tokens for one that has it`,
  );
}

import { Directive } from "type-graphql";
import { PlatformError } from "../../errors/platform-error.ts";
import { isKnown, type KnownPrincipal, type Principal, policyScope } from "../../subgraph-protocol/principal.ts";

/** What a token may allow besides reading. */
export type Scope = "ops:write" | "marketplace:write" | "payments:write";

/** Marks a field that needs a scope, for the gateway; what the field does calls {@link requireScope} itself. */
export function RequiresScope(scope: Scope): MethodDecorator {
  return Directive(`@requiresScopes(scopes: [["${scope}"]])`) as MethodDecorator;
}

/** What only some of an organisation's people may do, as their token's issuer decides. */
export type Policy = "bulk-import";

/** Marks a field that needs a policy, for the gateway; what the field does calls {@link requirePolicy} itself. */
export function RequiresPolicy(policy: Policy): MethodDecorator {
  return Directive(`@policy(policies: [["${policy}"]])`) as MethodDecorator;
}

/** Marks a field that is for known principals only, for the gateway; see {@link requireKnown}. */
export function Authenticated(): MethodDecorator {
  return Directive("@authenticated") as MethodDecorator;
}

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

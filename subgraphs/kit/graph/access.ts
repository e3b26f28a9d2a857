import { Directive } from "type-graphql";
import type { Policy, Scope } from "../../../subgraph-protocol/access.ts";

/**
 * Declares that a field needs a scope, which the gateway enforces; the service behind it calls `requireScope` itself.
 */
export function RequiresScope(scope: Scope): MethodDecorator {
  return Directive(`@requiresScopes(scopes: [["${scope}"]])`) as MethodDecorator;
}

/**
 * Declares that a field needs a policy, which the gateway enforces; the service behind it calls `requirePolicy` itself.
 */
export function RequiresPolicy(policy: Policy): MethodDecorator {
  return Directive(`@policy(policies: [["${policy}"]])`) as MethodDecorator;
}

/**
 * Declares that a field is for known principals only, which the gateway enforces; the service behind it calls
 * `requireKnown` itself.
 */
export function Authenticated(): MethodDecorator {
  return Directive("@authenticated") as MethodDecorator;
}

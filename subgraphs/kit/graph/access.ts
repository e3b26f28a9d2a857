import { Directive } from "type-graphql";
import type { Policy, Scope } from "../../../subgraph-protocol/access.ts";

/** Marks a field that needs a scope, for the gateway; the service behind it calls `requireScope` itself. */
export function RequiresScope(scope: Scope): MethodDecorator {
  return Directive(`@requiresScopes(scopes: [["${scope}"]])`) as MethodDecorator;
}

/** Marks a field that needs a policy, for the gateway; the service behind it calls `requirePolicy` itself. */
export function RequiresPolicy(policy: Policy): MethodDecorator {
  return Directive(`@policy(policies: [["${policy}"]])`) as MethodDecorator;
}

/** Marks a field that is for known principals only, for the gateway; the service behind it calls `requireKnown` itself. */
export function Authenticated(): MethodDecorator {
  return Directive("@authenticated") as MethodDecorator;
}

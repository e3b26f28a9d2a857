import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { ServiceKind, ServiceStatus } from "../../graph/generated/market.ts";
import { address, oneOf, text } from "../../parts/search.ts";
import { rootRoute } from "../../shell/root.tsx";

/** Orders of the list: a field, with a minus from the largest to the smallest. */
export const orders = ["NAME", "-NAME", "PRICE", "-PRICE", "CREATED_AT", "-CREATED_AT"] as const;

/** Filters and order of the list. */
interface MarketSearch {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  readonly tag?: string | undefined;
  /** Address of an account. */
  readonly developer?: string | undefined;
  readonly kind?: ServiceKind | undefined;
  readonly status?: ServiceStatus | undefined;
  readonly sort?: (typeof orders)[number] | undefined;
}

export const marketRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/market",
    validateSearch: ({ q, category, tag, developer, kind, status, sort }: Record<string, unknown>): MarketSearch => ({
      q: text(q),
      category: text(category),
      tag: text(tag),
      developer: address(developer),
      kind: oneOf(["SERVICE", "MASHUP"], kind),
      status: oneOf(["CREATED", "AVAILABLE", "INVALID"], status),
      sort: oneOf(orders, sort),
    }),
    component: lazyRouteComponent(() => import("./market-page.tsx"), "MarketPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/market/s/$name",
    component: lazyRouteComponent(() => import("./service-page.tsx"), "ServicePage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/market/s/$name/graph",
    component: lazyRouteComponent(() => import("./mashup-page.tsx"), "MashupPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/market/publish",
    component: lazyRouteComponent(() => import("./register-service-page.tsx"), "RegisterServicePage"),
  }),
] as const;

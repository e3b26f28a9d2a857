import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { oneOf, text } from "../../parts/search.ts";
import { rootRoute } from "../../shell/root.tsx";
import { operationsSearch, tabs } from "./search.ts";

export const opsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/ops",
    validateSearch: operationsSearch,
    component: lazyRouteComponent(() => import("./operations-page.tsx"), "OperationsPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/ops/new",
    validateSearch: ({ template }: Record<string, unknown>): { template?: string | undefined } => ({
      template: text(template),
    }),
    component: lazyRouteComponent(() => import("./request-page.tsx"), "RequestPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/ops/$id",
    validateSearch: ({ tab }: Record<string, unknown>): { tab?: (typeof tabs)[number] | undefined } => ({
      tab: oneOf(tabs, tab),
    }),
    component: lazyRouteComponent(() => import("./operation-page.tsx"), "OperationPage"),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { oneOf, text } from "../../parts/search.ts";
import { rootRoute } from "../../shell/root.tsx";
import { type OperationsSearch, statuses, tabs } from "./search.ts";

export const opsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/ops",
    validateSearch: ({ status, channel, proposer, after, before }: Record<string, unknown>): OperationsSearch => ({
      status: oneOf(statuses, status),
      channel: text(channel),
      proposer: text(proposer),
      after: text(after),
      before: text(before),
    }),
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

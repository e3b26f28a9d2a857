import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { text } from "../../parts/search.ts";
import { rootRoute } from "../../shell/root.tsx";

export const networkRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/network",
    component: lazyRouteComponent(() => import("./network-page.tsx"), "NetworkPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/network/orgs/$mspId",
    validateSearch: ({ after }: Record<string, unknown>): { after?: string | undefined } => ({ after: text(after) }),
    component: lazyRouteComponent(() => import("./organization-page.tsx"), "OrganizationPage"),
  }),
] as const;

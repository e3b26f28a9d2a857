import { createRouter } from "@tanstack/react-router";
import { homeRoute } from "./pages/home/routes.ts";
import { marketRoutes } from "./pages/market/routes.ts";
import { networkRoutes } from "./pages/network/routes.ts";
import { opsRoutes } from "./pages/ops/routes.ts";
import { settingsRoute } from "./pages/settings/routes.ts";
import { rootRoute } from "./shell/root.tsx";

/** All pages; each domain has its own list of them. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([homeRoute, ...opsRoutes, ...marketRoutes, ...networkRoutes, settingsRoute]),
  scrollRestoration: true,
  defaultPreload: "intent",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

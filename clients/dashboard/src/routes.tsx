import { createRouter } from "@tanstack/react-router";
import { accountRoute } from "./pages/accounts/routes.ts";
import { homeRoute } from "./pages/home/routes.ts";
import { ledgerRoutes } from "./pages/ledger/routes.ts";
import { marketRoutes } from "./pages/market/routes.ts";
import { moneyRoutes } from "./pages/money/routes.ts";
import { networkRoutes } from "./pages/network/routes.ts";
import { opsRoutes } from "./pages/ops/routes.ts";
import { settingsRoute } from "./pages/settings/routes.ts";
import { walletRoute } from "./pages/wallet/routes.ts";
import { rootRoute } from "./shell/root.tsx";
import { signInRoute } from "./shell/sign-in-route.ts";

/** All pages; each domain has its own list of them. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    accountRoute,
    ...opsRoutes,
    ...marketRoutes,
    ...networkRoutes,
    ...moneyRoutes,
    ...ledgerRoutes,
    walletRoute,
    signInRoute,
    settingsRoute,
  ]),
  scrollRestoration: true,
  defaultPreload: "intent",
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

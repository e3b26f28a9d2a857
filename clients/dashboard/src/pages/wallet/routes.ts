import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../shell/root.tsx";

export const walletRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/wallet",
  component: lazyRouteComponent(() => import("./wallet-page.tsx"), "WalletPage"),
});

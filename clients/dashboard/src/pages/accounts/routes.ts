import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../shell/root.tsx";

export const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/accounts/$address",
  component: lazyRouteComponent(() => import("./account-page.tsx"), "AccountPage"),
});

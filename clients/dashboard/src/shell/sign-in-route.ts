import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signInPath } from "../identity/this-tab.ts";
import { rootRoute } from "./root.tsx";

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: signInPath,
  component: lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
});

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "../../shell/root.tsx";
import { alarmsSearch } from "./alarms-search.ts";
import { channelsSearch } from "./channel-search.ts";
import { flowsSearch } from "./flows-search.ts";
import { moneySearch } from "./money-search.ts";
import { redeemSearch } from "./redeem-search.ts";
import { statementSearch } from "./statement-search.ts";

const getParentRoute = () => rootRoute;

export const moneyRoutes = [
  createRoute({
    getParentRoute,
    path: "/money",
    validateSearch: moneySearch,
    component: lazyRouteComponent(() => import("./overview.tsx"), "OverviewPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/flows",
    validateSearch: flowsSearch,
    component: lazyRouteComponent(() => import("./flows.tsx"), "FlowsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/flows/$consumer/$provider",
    validateSearch: moneySearch,
    component: lazyRouteComponent(() => import("./flow.tsx"), "FlowPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/statement",
    validateSearch: statementSearch,
    component: lazyRouteComponent(() => import("./statement.tsx"), "StatementPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/channels",
    validateSearch: channelsSearch,
    component: lazyRouteComponent(() => import("./channels.tsx"), "ChannelsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/channels/open",
    component: lazyRouteComponent(() => import("./open-channel.tsx"), "OpenChannelPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/channels/$id",
    component: lazyRouteComponent(() => import("./channel.tsx"), "ChannelPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/redemptions",
    component: lazyRouteComponent(() => import("./redemptions.tsx"), "RedemptionsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/redemptions/many",
    validateSearch: redeemSearch,
    component: lazyRouteComponent(() => import("./redeem-many.tsx"), "RedeemManyPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/policies",
    component: lazyRouteComponent(() => import("./policies.tsx"), "PoliciesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/traces",
    component: lazyRouteComponent(() => import("./traces.tsx"), "TracesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/traces/$id",
    component: lazyRouteComponent(() => import("./traces.tsx"), "TracesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/keys",
    component: lazyRouteComponent(() => import("./keys.tsx"), "KeysPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/money/alarms",
    validateSearch: alarmsSearch,
    component: lazyRouteComponent(() => import("./alarms-page.tsx"), "AlarmsPage"),
  }),
] as const;

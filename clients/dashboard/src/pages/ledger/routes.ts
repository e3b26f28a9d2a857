import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { text } from "../../parts/search.ts";
import { rootRoute } from "../../shell/root.tsx";

const getParentRoute = () => rootRoute;

export const ledgerRoutes = [
  createRoute({
    getParentRoute,
    path: "/ledger",
    component: lazyRouteComponent(() => import("./ledgers-page.tsx"), "LedgersPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/ledger/fabric/$channel/blocks",
    component: lazyRouteComponent(() => import("./fabric-blocks-page.tsx"), "FabricBlocksPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/ledger/fabric/$channel/blocks/$number",
    component: lazyRouteComponent(() => import("./fabric-block-page.tsx"), "FabricBlockPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/ledger/fabric/tx/$id",
    component: lazyRouteComponent(() => import("./fabric-transaction-page.tsx"), "FabricTransactionPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/ledger/evm/blocks",
    component: lazyRouteComponent(() => import("./evm-blocks-page.tsx"), "EvmBlocksPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/ledger/evm/blocks/$number",
    component: lazyRouteComponent(() => import("./evm-block-page.tsx"), "EvmBlockPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/ledger/evm/tx/$hash",
    component: lazyRouteComponent(() => import("./evm-transaction-page.tsx"), "EvmTransactionPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/address/$address",
    component: lazyRouteComponent(() => import("./address-page.tsx"), "AddressPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/search",
    validateSearch: ({ q }: Record<string, unknown>): { q?: string | undefined } => ({ q: text(q) }),
    component: lazyRouteComponent(() => import("./search-page.tsx"), "SearchPage"),
  }),
] as const;

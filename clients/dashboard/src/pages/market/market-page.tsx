import { getRouteApi, Link } from "@tanstack/react-router";
import { type ServiceOrderField, ServiceRowsDocument } from "../../graph/generated/market.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { Outdated } from "../../parts/new-rows.tsx";
import { Page } from "../../parts/section.tsx";
import { Empty, Failure, Skeleton } from "../../parts/states.tsx";
import { MarketFilters } from "./market-filters.tsx";
import { ServiceList } from "./service-list.tsx";

const route = getRouteApi("/market");
const rowsOfPage = 100;

type Search = ReturnType<typeof route.useSearch>;

/** All services of the marketplace, however many: rows are fetched as they come into view. */
export function MarketPage() {
  const query = useGraphPages(
    ServiceRowsDocument,
    variablesOf(route.useSearch()),
    ({ services }) => services.pageInfo,
    { follows: "marketplace" },
  );
  const rows = query.data?.pages.flatMap(({ services }) => services.nodes) ?? [];
  const total = query.data?.pages[0]?.services.totalCount;
  return (
    <Page
      title="Market"
      actions={
        <>
          {total !== undefined && <span role="status">{countOf(total)}</span>}
          <Link to="/market/publish" className="button">
            Register a service
          </Link>
        </>
      }
    >
      <MarketFilters />
      <Outdated isOutdated={query.isOutdated} startAnew={query.startAnew} />
      {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={12} />}
      {total === 0 && (
        <Empty title="There are no such services.">
          <p>Take a filter away, or look for another part of the name.</p>
        </Empty>
      )}
      {total !== undefined && total > 0 && (
        <ServiceList
          rows={rows}
          total={total}
          isFetching={query.isFetching}
          onEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
        />
      )}
    </Page>
  );
}

const countOf = (total: number) => `${formatCount(total)} ${total === 1 ? "service" : "services"}`;

function variablesOf({ q, category, tag, developer, kind, status, sort = "NAME" }: Search) {
  const filter = {
    ...(q && { nameContains: q }),
    ...(category && { category }),
    ...(tag && { tag }),
    ...(developer && { developer }),
    ...(kind && { kind }),
    ...(status && { status }),
  };
  const field = sort.replace("-", "") as ServiceOrderField;
  const direction = sort.startsWith("-") ? "DESC" : "ASC";
  return { first: rowsOfPage, filter, orderBy: { field, direction } } as const;
}

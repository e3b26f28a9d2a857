import { Link } from "@tanstack/react-router";
import { AccountRightsDocument, type AccountRightsQuery } from "../../graph/generated/accounts.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { formatCount } from "../../parts/format.ts";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { RightsTable } from "./account-tables.tsx";

const rowsOfPage = 10;

const pageOf = ({ account }: AccountRightsQuery) => account.callRights.pageInfo;

/** Calls that an account has bought, page by page. */
export function AccountRights({ address }: { readonly address: string }) {
  const query = useGraphPages(AccountRightsDocument, { address, first: rowsOfPage }, pageOf, {
    follows: "marketplace",
  });
  const total = query.data?.pages[0]?.account.callRights.totalCount;
  return (
    <Panel title="Calls bought" note={total !== undefined && formatCount(total)}>
      <Answered query={query} rows={3}>
        {({ pages }) => {
          const rights = pages.flatMap(({ account }) => account.callRights.nodes);
          if (rights.length === 0)
            return (
              <Empty title="None yet.">
                <Link to="/market">Find a service</Link>
              </Empty>
            );
          return (
            <>
              <RightsTable rights={rights} />
              {(query.hasNextPage || query.isOutdated) && (
                <MoreRows query={query} shown={rights.length} total={total ?? 0} of="services" />
              )}
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}

import { getRouteApi } from "@tanstack/react-router";
import { MoneyStatementDocument, type MoneyStatementQuery } from "../../graph/generated/money.ts";
import { useGraphPages } from "../../graph/queries.ts";
import { Choice } from "../../parts/choice.tsx";
import { words } from "../../parts/format.ts";
import { MembersOnly } from "../../parts/members-only.tsx";
import { MoreRows } from "../../parts/more-rows.tsx";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import styles from "./money.module.css";
import { useMoneyEvents } from "./money-events.ts";
import { MoneyNav } from "./money-nav.tsx";
import { periodOf } from "./money-search.ts";
import { PeriodBar } from "./period-bar.tsx";
import { LineEvidence } from "./statement-line.tsx";
import { lineFilter, lineTypes } from "./statement-search.ts";
import { type LineEdge, StatementTable } from "./statement-table.tsx";

const route = getRouteApi("/money/statement");
const pageOf = ({ paymentStatement }: MoneyStatementQuery) => paymentStatement.lines.pageInfo;

/** Lines that are asked for at a time. */
const first = 50;

/** Lines of the statement of the organisation's accounts, each down to its evidence. */
export function StatementPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useMoneyEvents();
  const set = (change: object) => void navigate({ search: (now) => ({ ...now, ...change }) });
  return (
    <Page title="Statement">
      <MoneyNav />
      <PeriodBar search={search} onChange={(days) => set({ ...days, line: undefined })} />
      <search className="bar">
        <Choice
          label="What happened"
          value={search.type}
          options={lineTypes.map((value) => ({ value, name: words(value) }))}
          onChange={(type) => set({ type, line: undefined })}
        />
        {(search.counterparty || search.channel) && (
          <button type="button" onClick={() => set({ counterparty: undefined, channel: undefined })}>
            Of all {search.counterparty ? "accounts" : "channels"}
          </button>
        )}
      </search>
      <MembersOnly reason="A statement is shown to the organisation whose accounts it is of.">
        <Lines />
      </MembersOnly>
    </Page>
  );
}

function Lines() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useGraphPages(
    MoneyStatementDocument,
    { first, period: periodOf(search), filter: lineFilter(search) },
    pageOf,
    { follows: "payments" },
  );
  const open = (line: string | undefined) => void navigate({ search: (now) => ({ ...now, line }) });
  return (
    <Answered query={query}>
      {({ pages }) => {
        const lines: readonly LineEdge[] = pages.flatMap(({ paymentStatement }) => paymentStatement.lines.edges);
        const opened = lines.find(({ cursor }) => cursor === search.line);
        if (lines.length === 0) return <Empty title="No money moved like that in this time." />;
        const total = pages[0]?.paymentStatement.lines.totalCount ?? 0;
        return (
          <div className={styles.stack}>
            {opened && <LineEvidence line={opened.node} onClose={() => open(undefined)} />}
            <StatementTable lines={lines} open={search.line} onOpen={open} />
            <MoreRows query={query} shown={lines.length} total={total} of="lines, the oldest first" />
          </div>
        );
      }}
    </Answered>
  );
}

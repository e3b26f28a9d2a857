import { getRouteApi, Link } from "@tanstack/react-router";
import { OperationPageDocument } from "../../graph/generated/ops.ts";
import { useGraph } from "../../graph/queries.ts";
import { Page } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { Status } from "../../parts/status.tsx";
import { TabLinks } from "../../parts/tab-links.tsx";
import { EvidenceTab } from "./evidence-tab.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { ProgressTab } from "./progress-tab.tsx";
import { tabs } from "./search.ts";
import type { OperationShown } from "./shown.ts";
import { SummaryTab } from "./summary-tab.tsx";
import { VotesTab } from "./votes-tab.tsx";
import { Withdrawal } from "./withdrawal.tsx";

const route = getRouteApi("/ops/$id");

const views = {
  summary: SummaryTab,
  votes: VotesTab,
  progress: ProgressTab,
  evidence: EvidenceTab,
  history: HistoryTab,
} as const;

/** One operation, from its proposal to the evidence of each organisation. */
export function OperationPage() {
  const { id } = route.useParams();
  const query = useGraph(OperationPageDocument, { id }, { follows: "operations" });
  return (
    <Answered query={query}>
      {({ operation }) => (operation ? <Shown operation={operation} /> : <Missing id={id} />)}
    </Answered>
  );
}

function Shown({ operation }: { readonly operation: OperationShown }) {
  const { tab = "summary" } = route.useSearch();
  const View = views[tab];
  return (
    <Page
      title={operation.title}
      above={<Link to="/ops">Operations</Link>}
      actions={<Withdrawal operation={operation} />}
    >
      <p className="bar">
        <Status status={operation.status} />
        {operation.reason && <span>{operation.reason}</span>}
      </p>
      <TabLinks
        label="Views of the operation"
        current={tab}
        tabs={tabs.map((name) => ({
          name,
          link: (props) => <Link from="/ops/$id" to="." search={{ tab: name }} replace {...props} />,
        }))}
      />
      <View operation={operation} />
    </Page>
  );
}

function Missing({ id }: { readonly id: string }) {
  return (
    <Empty title="There is no such operation.">
      <p>
        Nobody has proposed <code>{id}</code>, or it is not shown yet. <Link to="/ops">All operations</Link>
      </p>
    </Empty>
  );
}

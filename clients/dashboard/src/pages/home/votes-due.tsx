import { Link } from "@tanstack/react-router";
import { access } from "../../graph/access.ts";
import { OpenVotesDocument, type OpenVotesQuery, type OperationFilterInput } from "../../graph/generated/home.ts";
import { useGraph } from "../../graph/queries.ts";
import { useStore } from "../../graph/store.ts";
import { formatCount } from "../../parts/format.ts";
import { Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { OrganizationName, Time } from "../../parts/values.tsx";
import styles from "./home.module.css";

type Proposal = OpenVotesQuery["operations"]["nodes"][number];

/** Proposals that are shown here; the list of operations has all of them. */
const first = 10;

/** Proposals that wait for the vote of the viewer's organisation; all open ones while nobody is signed in. */
export function VotesDue() {
  const isSignedIn = useStore(access) !== undefined;
  const filter: OperationFilterInput = isSignedIn ? { awaitingMyVote: true } : { status: ["PROPOSED"] };
  const query = useGraph(OpenVotesDocument, { first, filter }, { follows: "operations" });
  const total = query.data?.operations.totalCount ?? 0;
  const all = (
    <Link to="/ops" search={isSignedIn ? { due: true } : { status: "PROPOSED" }}>
      all {formatCount(total)}
    </Link>
  );
  return (
    <Panel title={isSignedIn ? "Your votes due" : "Open proposals"} note={total > 0 && all}>
      <Answered query={query} rows={3}>
        {({ operations }) => <Proposals proposals={operations.nodes} />}
      </Answered>
    </Panel>
  );
}

function Proposals({ proposals }: { readonly proposals: readonly Proposal[] }) {
  if (proposals.length === 0)
    return (
      <Empty title="No vote is due.">
        <Link to="/ops/new">Propose an operation</Link>
      </Empty>
    );
  return (
    <ul className={styles.list}>
      {proposals.map(({ id, title, proposer, expiresAt, decision }) => (
        <li key={id}>
          <Link to="/ops/$id" params={{ id }} search={{ tab: "votes" }} className={styles.title}>
            {title}
          </Link>
          <span className={styles.detail}>
            by <OrganizationName mspId={proposer.mspId} /> · {votedText(decision)} · ends <Time at={expiresAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function votedText({ agreed, disagreed, missing }: Proposal["decision"]): string {
  const voted = agreed.length + disagreed.length;
  return `${voted} of ${voted + missing.length} voted`;
}

import { Link } from "@tanstack/react-router";
import { OpenVotesDocument, type OpenVotesQuery } from "../../graph/generated/home.ts";
import { useGraph } from "../../graph/queries.ts";
import { useViewer } from "../../graph/viewer.ts";
import { Panel } from "../../parts/section.tsx";
import { Answered, Empty } from "../../parts/states.tsx";
import { OrganizationName, Time } from "../../parts/values.tsx";
import styles from "./home.module.css";

type Proposal = OpenVotesQuery["operations"]["nodes"][number];

/** Open proposals that are looked through for those that wait for somebody's vote. */
const first = 50;

/** Proposals that wait for the vote of whoever is signed in; all open ones while nobody is. */
export function VotesDue() {
  const organization = useViewer()?.organization;
  const query = useGraph(OpenVotesDocument, { first }, { follows: "operations" });
  const isDue = ({ electorate, votes }: Proposal) =>
    !organization ||
    (electorate.some(({ mspId }) => mspId === organization) &&
      !votes.some((vote) => vote.organization.mspId === organization));
  const total = query.data?.operations.totalCount ?? 0;
  const note = total > first ? `of the newest ${first} of ${total} open proposals` : undefined;
  return (
    <Panel title={organization ? "Your votes due" : "Open proposals"} note={note}>
      <Answered query={query} rows={3}>
        {({ operations }) => <Proposals proposals={operations.nodes.filter(isDue)} />}
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
      {proposals.map(({ id, title, proposer, expiresAt, votes, electorate }) => (
        <li key={id}>
          <Link to="/ops/$id" params={{ id }} search={{ tab: "votes" }} className={styles.title}>
            {title}
          </Link>
          <span className={styles.detail}>
            by <OrganizationName mspId={proposer.mspId} /> · {votes.length} of {electorate.length} voted · ends{" "}
            <Time at={expiresAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

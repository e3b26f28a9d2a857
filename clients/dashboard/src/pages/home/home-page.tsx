import { Page } from "../../parts/section.tsx";
import { LastEvents } from "./last-events.tsx";
import { Ledgers } from "./ledgers.tsx";
import { RunsUnderWay } from "./runs-under-way.tsx";
import { VotesDue } from "./votes-due.tsx";

export function HomePage() {
  return (
    <Page title="Home">
      <div className="grid">
        <VotesDue />
        <RunsUnderWay />
        <Ledgers />
        <LastEvents />
      </div>
    </Page>
  );
}

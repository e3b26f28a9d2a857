import { Link } from "@tanstack/react-router";
import { Page } from "../../parts/section.tsx";
import { LastEvents } from "./last-events.tsx";
import { Ledgers } from "./ledgers.tsx";
import { RunningAlarms } from "./running-alarms.tsx";
import { RunsUnderWay } from "./runs-under-way.tsx";
import { VotesDue } from "./votes-due.tsx";

export function HomePage() {
  return (
    <Page title="Home" actions={<FirstSteps />}>
      <div className="grid">
        <VotesDue />
        <RunsUnderWay />
        <RunningAlarms />
        <Ledgers />
        <LastEvents />
      </div>
    </Page>
  );
}

/** Ways to what people do first. */
function FirstSteps() {
  return (
    <>
      <Link to="/ops/new">Propose an operation</Link>
      <Link to="/market/publish">Offer a service</Link>
      <Link to="/money/flows" search={{}}>
        Who owes whom
      </Link>
    </>
  );
}

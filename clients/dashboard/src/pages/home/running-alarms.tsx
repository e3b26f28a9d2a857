import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { access } from "../../graph/access.ts";
import { useStore } from "../../graph/store.ts";
import { Panel } from "../../parts/section.tsx";
import { Skeleton } from "../../parts/states.tsx";

/** Sent to those only who are signed in: nobody else has alarms. */
const Alarms = lazy(async () => ({ default: (await import("../money/alarms.tsx")).Alarms }));

/** Alarms that are shown here; the page of money has more. */
const first = 10;

/** Running alarms of the viewer's organisation. */
export function RunningAlarms() {
  const isSignedIn = useStore(access) !== undefined;
  if (!isSignedIn) return null;
  return (
    <Panel title="Alarms" note={<Link to="/money">more about money</Link>}>
      <Suspense fallback={<Skeleton rows={2} />}>
        <Alarms first={first} />
      </Suspense>
    </Panel>
  );
}

import type { ReactNode } from "react";
import { useStanding } from "../graph/viewer.ts";
import { Failure, NotAllowed, Skeleton } from "./states.tsx";

interface MembersOnlyProps {
  /** States to whom it is shown. */
  readonly reason: string;
  readonly children: ReactNode;
}

/** Part of a page that takes a token: nothing of it is asked for before somebody has signed in. */
export function MembersOnly({ reason, children }: MembersOnlyProps) {
  const standing = useStanding();
  if (standing.is === "nobody") return <NotAllowed reason={reason} />;
  if (standing.is === "known") return children;
  return standing.error ? <Failure error={standing.error} onRetry={standing.retry} /> : <Skeleton rows={2} />;
}

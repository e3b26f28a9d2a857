import type { OperationFilterInput, OperationStatus } from "../../graph/generated/ops.ts";
import { day, flag, oneOf, startOf, startOfNext, text } from "../../parts/search.ts";

export const statuses = [
  "PROPOSED",
  "APPROVED",
  "EXECUTING",
  "COMPLETED",
  "FAILED",
  "REJECTED",
  "WITHDRAWN",
  "EXPIRED",
] as const satisfies readonly OperationStatus[];

export const tabs = ["summary", "votes", "progress", "evidence", "history"] as const;

/** Filters of the list, and where its page begins or ends. */
export interface OperationsSearch {
  /** Part of an id, title or description. */
  readonly q?: string | undefined;
  readonly status?: OperationStatus | undefined;
  readonly template?: string | undefined;
  readonly channel?: string | undefined;
  readonly proposer?: string | undefined;
  /** Days of UTC between which they were proposed, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Whether only those are listed that wait for the viewer's vote. */
  readonly due?: true | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

export const operationsSearch = (given: Record<string, unknown>): OperationsSearch => ({
  q: text(given.q),
  status: oneOf(statuses, given.status),
  template: text(given.template),
  channel: text(given.channel),
  proposer: text(given.proposer),
  from: day(given.from),
  to: day(given.to),
  due: flag(given.due),
  after: text(given.after),
  before: text(given.before),
});

/** Filters as the graph takes them; its time ends before the day after the last. */
export function filterOf({ q, status, template, channel, proposer, from, to, due }: OperationsSearch) {
  return {
    ...(q && { text: q }),
    ...(status && { status: [status] }),
    ...(template && { template }),
    ...(channel && { channel }),
    ...(proposer && { proposer }),
    ...(from && { requestedFrom: startOf(from) }),
    ...(to && { requestedTo: startOfNext(to) }),
    ...(due && { awaitingMyVote: due }),
  } satisfies OperationFilterInput;
}

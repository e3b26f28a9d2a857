import type { OperationStatus } from "../../graph/generated/ops.ts";

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
  readonly status?: OperationStatus | undefined;
  readonly channel?: string | undefined;
  readonly proposer?: string | undefined;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

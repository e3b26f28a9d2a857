import type { LedgerContext } from "../../ledger/ledger-context.ts";

/** Kinds of composite keys. Programs that read blocks distinguish rows by them. */
export const OpsKey = {
  channel: "channel",
  operation: "operation",
  /** Index of the operations that have not ended. */
  openOperation: "openOperation",
  vote: "vote",
  execution: "execution",
  step: "step",
  history: "history",
} as const;

export const channelKey = (ctx: LedgerContext, name: string): string => ctx.key(OpsKey.channel, name);

export const operationKey = (ctx: LedgerContext, id: string): string => ctx.key(OpsKey.operation, id);

export const openOperationKey = (ctx: LedgerContext, id: string): string => ctx.key(OpsKey.openOperation, id);

export const voteKey = (ctx: LedgerContext, id: string, organization: string): string =>
  ctx.key(OpsKey.vote, id, organization);

export const executionKey = (ctx: LedgerContext, id: string, organization: string): string =>
  ctx.key(OpsKey.execution, id, organization);

export const stepKey = (ctx: LedgerContext, id: string, organization: string, index: number): string =>
  ctx.key(OpsKey.step, id, organization, String(index).padStart(3, "0"));

export const historyKey = (ctx: LedgerContext, id: string, transactionId: string): string =>
  ctx.key(OpsKey.history, id, transactionId);

import { MoneyHeldDocument, type MoneyHeldQuery } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { useViewer } from "../../graph/viewer.ts";

export type HeldAccount = MoneyHeldQuery["paymentAccounts"][number];

/** Scope that every act about money takes. */
const scope = "payments:write";

/** Whether the viewer's token lets acts about money through. */
export const useMayAct = (): boolean => useViewer()?.scopes.includes(scope) ?? false;

/** Accounts by which the viewer can act: their keys are held by the payment server for the viewer's organisation. */
export function useHeldAccounts(): { readonly accounts: readonly HeldAccount[]; readonly mayAct: boolean } {
  const viewer = useViewer();
  const { data } = useGraph(MoneyHeldDocument, {}, { follows: "payments", isEnabled: viewer !== undefined });
  return { accounts: viewer ? (data?.paymentAccounts ?? []) : [], mayAct: viewer?.scopes.includes(scope) ?? false };
}

import { MoneyHeldDocument, type MoneyHeldQuery } from "../../graph/generated/money.ts";
import { useGraph } from "../../graph/queries.ts";
import { useViewer } from "../../graph/viewer.ts";

export type HeldAccount = MoneyHeldQuery["paymentAccounts"][number];

/** Accounts by which the viewer can act: their keys are held by the payment server for the viewer's organisation. */
export function useHeldAccounts(): { readonly accounts: readonly HeldAccount[]; readonly mayAct: boolean } {
  const viewer = useViewer();
  const { data } = useGraph(MoneyHeldDocument, {}, { follows: "payments", isEnabled: viewer !== undefined });
  const mayAct = viewer?.scopes.includes("payments:write") ?? false;
  return { accounts: viewer ? (data?.paymentAccounts ?? []) : [], mayAct };
}

import { MoneyFeedDocument } from "../../graph/generated/money.ts";
import { useEvents } from "../../graph/live.ts";

const none = {};

/** Makes what is shown of money old whenever money moves; each page about money follows this. */
export function useMoneyEvents(): void {
  useEvents({ topic: "payments", document: MoneyFeedDocument, variables: none });
}

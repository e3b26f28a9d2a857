import { AlarmFeedDocument, MoneyFeedDocument } from "../../graph/generated/money.ts";
import { useEvents } from "../../graph/live.ts";

const none = {};

/** Makes what is shown of money old whenever money moves; each page about money follows this. */
export function useMoneyEvents(): void {
  useEvents({ topic: "payments", document: MoneyFeedDocument, variables: none });
}

/** Makes alarms old whenever one is raised, tried again or over; they are the payment server's own, on no ledger. */
export function useAlarmEvents(): void {
  useEvents({ topic: "payments", document: AlarmFeedDocument, variables: none });
}

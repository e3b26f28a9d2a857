import {
  MarketplaceProgressDocument,
  type MarketplaceProgressSubscription,
  OpsProgressDocument,
  PaymentsProgressDocument,
} from "../../graph/generated/shell.ts";
import { useEvents } from "../../graph/live.ts";
import type { Topic } from "../../graph/refreshing.ts";

const variables = {};

const streams = {
  ops: { topic: "operations", document: OpsProgressDocument, variables },
  marketplace: { topic: "marketplace", document: MarketplaceProgressDocument, variables },
  payments: { topic: "payments", document: PaymentsProgressDocument, variables },
} as const satisfies Record<string, { topic: Topic; document: object; variables: object }>;

/** Follows how far a subgraph shows its ledger; answers of its topic are old after each move. */
export function useProgress(subgraph: string, onBlock?: (number: string | undefined) => void): void {
  useEvents<MarketplaceProgressSubscription, object>(streams[subgraph as keyof typeof streams], (events) =>
    onBlock?.(events.at(-1)?.progress.block?.number),
  );
}

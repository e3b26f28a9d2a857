import { FreshnessDocument, type FreshnessQuery } from "./generated/shell.ts";
import { type StreamState, streams } from "./live.ts";
import { useGraph } from "./queries.ts";
import { useStore } from "./store.ts";

export type Ledger = FreshnessQuery["_meta"]["ops"]["ledgers"][number] & { readonly subgraph: string };

/** How often the graph is asked how far it shows its ledgers, in ms. */
const intervalMs = 5_000;

/** Blocks that the graph may be behind a ledger before people are told. */
const toleratedLag = 5;

export interface Freshness {
  readonly ledgers: readonly Ledger[];
  /** Why it is not known at the moment. */
  readonly error: Error | null;
}

export function useFreshness(): Freshness {
  const { data, error } = useGraph(FreshnessDocument, {}, { intervalMs });
  const ledgers = Object.entries(data?._meta ?? {}).flatMap(([subgraph, meta]) =>
    meta.ledgers.map((ledger) => ({ ...ledger, subgraph })),
  );
  return { ledgers, error };
}

export const isBehind = ({ lag }: Ledger): boolean => lag === null || lag > toleratedLag;

/** How far what is shown can be trusted to be what is. */
export type Liveness = "connecting" | "live" | "reconnecting" | "behind";

export function useLiveness(): Liveness {
  const states = [...useStore(streams).values()];
  const { ledgers, error } = useFreshness();
  const has = (...wanted: StreamState[]) => states.some((state) => wanted.includes(state));
  if (error || has("lost", "ended")) return "reconnecting";
  if (states.length === 0 || has("connecting")) return "connecting";
  return ledgers.some(isBehind) ? "behind" : "live";
}

import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useQueryClient } from "@tanstack/react-query";
import {
  FreshnessDocument,
  type FreshnessQuery,
  MarketplaceProgressDocument,
  OpsProgressDocument,
  type OpsProgressSubscription,
  PaymentsProgressDocument,
} from "./generated/shell.ts";
import { type StreamState, streams, useStream } from "./live.ts";
import { useGraph } from "./queries.ts";
import { useStore } from "./store.ts";

export type Ledger = FreshnessQuery["_meta"]["ops"]["ledgers"][number] & { readonly subgraph: string };

type Subgraph = keyof FreshnessQuery["_meta"];
type Progress = OpsProgressSubscription["progress"];

/**
 * How often the graph is asked for the ledgers' own newest blocks, in ms: a subgraph that stands still sends no
 * progress, and nothing but its ledger tells of its lag.
 */
const intervalMs = 30_000;

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

const none = {};

/** Follows how far each subgraph shows its ledger; used once, above all pages. */
export function useProgress(): void {
  useProgressOf("ops", OpsProgressDocument, ({ progress }) => progress);
  useProgressOf("marketplace", MarketplaceProgressDocument, ({ progress }) => progress);
  useProgressOf("payments", PaymentsProgressDocument, ({ progress }) => progress);
}

function useProgressOf<R, V extends { readonly after?: string | null | undefined }>(
  subgraph: Subgraph,
  document: TypedDocumentNode<R, V>,
  progressOf: (event: R) => Progress,
): void {
  const queries = useQueryClient();
  useStream({ name: subgraph, document, variables: none as V }, (events) => {
    const newest = events.at(-1);
    if (newest === undefined) return;
    const progress = progressOf(newest);
    queries.setQueriesData<FreshnessQuery>(
      { queryKey: ["Freshness"] },
      (last) => last && moved(last, subgraph, progress),
    );
  });
}

/** The last answer, with how far one of its ledgers is shown by now. */
function moved({ _meta }: FreshnessQuery, subgraph: Subgraph, { block, finalized }: Progress): FreshnessQuery {
  const meta = _meta[subgraph];
  const [ledger, ...others] = meta.ledgers;
  // Progress names no ledger: where a subgraph shows several, the graph is asked which one it was of.
  if (!ledger || !block || others.length > 0) return { _meta };
  const newest = ledger.newest === null ? null : String(Math.max(Number(ledger.newest), Number(block.number)));
  const lag = newest === null ? null : Number(newest) - Number(block.number);
  return {
    _meta: { ..._meta, [subgraph]: { ...meta, ledgers: [{ ...ledger, shown: block, finalized, newest, lag }] } },
  };
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

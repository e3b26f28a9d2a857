import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Everything this process measures. Names, labels and meanings are also in docs/reference/metrics.md. */
export const registry = new Registry();

/** Buckets of durations in seconds, from an answer of memory to one of a busy ledger. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const registers = [registry];

function counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
  return new Counter({ name: `ledgerloom_${name}`, help, labelNames, registers });
}

function gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
  return new Gauge({ name: `ledgerloom_${name}`, help, labelNames, registers });
}

function histogram<L extends string>(name: string, help: string, labelNames: readonly L[]): Histogram<L> {
  return new Histogram({ name: `ledgerloom_${name}`, help, labelNames, buckets, registers });
}

/** Each metric, declared once. */
export const metrics = {
  operations: counter("operations_total", "Operations answered, or opened as a subscription.", [
    "part",
    "type",
    "code",
  ]),
  operationSeconds: histogram("operation_duration_seconds", "Time until operations were answered, or opened.", [
    "part",
    "type",
  ]),
  subgraphCalls: counter("subgraph_calls_total", "Calls of subgraphs by the gateway.", ["subgraph", "code"]),
  subgraphCallSeconds: histogram("subgraph_call_duration_seconds", "Time until subgraphs answered the gateway.", [
    "subgraph",
  ]),
  cacheBytes: gauge("cache_bytes", "Estimated bytes of kept documents.", ["cache"]),
  refusals: counter("refused_total", "Requests refused or cut because of a limit.", ["limit"]),
  serviceOperations: counter("service_operations_total", "Operations of services at their payment server.", [
    "operation",
    "code",
  ]),
  subscriptionsOpen: gauge("subscriptions_open", "Subscriptions that are followed now.", ["part"]),
  subgraphStreamsOpen: gauge("subgraph_streams_open", "Subscriptions to subgraphs, each for all its followers.", [
    "subgraph",
  ]),
  eventReadersOpen: gauge("event_readers_open", "Streams that read events of a ledger from the store.", ["source"]),
  eventsDelivered: counter("events_delivered_total", "Events handed to subscribers.", ["part"]),
  projectionPosition: gauge("projection_position_block", "Newest block that reads show.", ["source"]),
  projectionNewest: gauge("projection_newest_block", "Newest block of the ledger.", ["source"]),
  projectionLag: gauge("projection_lag_blocks", "Blocks of the ledger that reads do not show yet.", ["source"]),
  projectionMoves: counter(
    "projection_moves_total",
    "Times the projection went forward; each is one transaction of its writer.",
    ["source"],
  ),
  projectionReorgs: counter("projection_reorgs_total", "Times the ledger took blocks back.", ["source"]),
  ledgerCalls: counter("ledger_calls_total", "Calls of a ledger.", ["ledger", "kind", "code"]),
  ledgerCallSeconds: histogram(
    "ledger_call_duration_seconds",
    "Time until a ledger answered; of a write until it was committed.",
    ["ledger", "kind"],
  ),
  mvccConflicts: counter("mvcc_conflicts_total", "Transactions that others' changes of the same rows made invalid.", [
    "channel",
  ]),
  agentRunning: gauge("agent_running", "Whether the agent of an organisation runs: 1 or 0.", ["organization"]),
  unsettledTransactions: gauge(
    "chain_outbox_transactions",
    "Sent transactions that are not buried deep enough yet.",
    [],
  ),
};

/** Measures the process itself too: memory, processor time, event loop, garbage collection. Once per process. */
export function measureProcess(): void {
  collectDefaultMetrics({ register: registry });
}

const knownCodes = new Set<string>();
const maxCodes = 100;

/** A code as a label: codes of foreign parts must not become labels without bound. */
export function codeLabel(code: unknown): string {
  const label = typeof code === "string" && /^[A-Z][A-Z_]{0,49}$/.test(code) ? code : "OTHER";
  if (!knownCodes.has(label)) {
    if (knownCodes.size >= maxCodes) return "OTHER";
    knownCodes.add(label);
  }
  return label;
}

/** Counts a request that a limit refused. @param limit its name, one of a few that the code names */
export function countRefusal(limit: string): void {
  metrics.refusals.labels(limit).inc();
}

/** Seconds since a time of `performance.now()`. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

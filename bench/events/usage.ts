import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { writeHeapSnapshot } from "node:v8";
import { metrics } from "../../telemetry/metrics.ts";

/** Memory and subscriptions of a server. */
export interface Usage {
  /** Memory after a collection, in bytes. */
  readonly memory: NodeJS.MemoryUsage;
  /** Subscriptions of clients, those of the gateway for them, and readers of the store for these. */
  readonly followers: number;
  readonly streams: number;
  readonly readers: number;
  /** Number of subscriptions answered until now, by code. */
  readonly answered: Readonly<Record<string, number>>;
}

/** @param snapshots folder to which the heap is written */
export async function usage(snapshots: string | null): Promise<Usage> {
  const open = {
    followers: await total(metrics.subscriptionsOpen),
    streams: await total(metrics.subgraphStreamsOpen),
    readers: await total(metrics.eventReadersOpen),
    answered: await answered(),
  };
  // Garbage that one collection finds may hold objects that only the next one finds.
  for (let collection = 0; collection < 2; collection++) {
    globalThis.gc?.();
    await turn();
  }
  if (snapshots) writeHeapSnapshot(join(snapshots, `${Date.now()}.heapsnapshot`));
  return { memory: process.memoryUsage(), ...open };
}

interface Measured {
  get(): Promise<{ readonly values: readonly { readonly value: number; readonly labels: Labels }[] }>;
}

type Labels = Readonly<Record<string, string | number | undefined>>;

async function total(metric: Measured): Promise<number> {
  return (await metric.get()).values.reduce((sum, { value }) => sum + value, 0);
}

async function answered(): Promise<Readonly<Record<string, number>>> {
  const { values } = await metrics.operations.get();
  const subscriptions = values.filter(({ labels }) => labels.type === "subscription");
  return Object.fromEntries(subscriptions.map(({ labels, value }) => [String(labels.code), value]));
}

import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { type GatewaySubgraph, isLocal, type LocalSubgraph } from "./subgraph.ts";

const ledgerReport = z.object({
  source: z.string(),
  position: z.string().nullable(),
  newest: z.string().nullable(),
  fraction: z.number(),
});
const report = z.object({ status: z.enum(["ready", "starting"]), ledgers: z.array(ledgerReport).optional() });

/** Readiness of a subgraph, with the progress of its ledgers when it reports it. */
export type Readiness = z.infer<typeof report>;

const unheard: Readiness = { status: "starting" };

/** Checks a subgraph's readiness; of a remote one all instances, of which one that is ready is enough. Never throws. */
export async function checkReadiness(subgraph: GatewaySubgraph, timeoutMs = 2_000): Promise<Readiness> {
  if (isLocal(subgraph)) return Promise.race([readinessHere(subgraph), delay(timeoutMs, unheard, { ref: false })]);
  const asked = subgraph.instances.all.map(({ url }) => readinessAt(url, timeoutMs).catch(() => unheard));
  const reports = await Promise.all(asked);
  return reports.find(({ status }) => status === "ready") ?? reports.find(({ ledgers }) => ledgers) ?? unheard;
}

async function readinessHere(subgraph: LocalSubgraph): Promise<Readiness> {
  const [isReady, ledgers] = await Promise.all([
    subgraph.isReady().catch(() => false),
    subgraph.ledgers?.().catch(() => undefined),
  ]);
  return { status: isReady ? "ready" : "starting", ...(ledgers && { ledgers: [...ledgers] }) };
}

async function readinessAt(url: string, timeoutMs: number): Promise<Readiness> {
  const response = await fetch(new URL("../../../../ready", url), { signal: AbortSignal.timeout(timeoutMs) });
  return report.parse(await response.json());
}

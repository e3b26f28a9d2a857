import { loadavg } from "node:os";
import { compiledModule, startChild } from "../process/child-process.ts";
import type { LoadRound } from "./payments/load.ts";
import { startTopology, type Topology } from "./payments/topology.ts";
import { run as runValidations } from "./payments-validation.bench.ts";
import { percentile } from "./report.ts";
import { cpuSecondsOf } from "./rounds.ts";

const concurrencies = [1, 5, 10, 20, 100];
const rounds = 3;
const seconds = 3;
const callsPerRequest = 2;

/** Kinds of payment: none, each request by itself, several with one token, and that with a trace for each. */
const kinds = ["unpaid", "paid", "batch", "traced"] as const;
const paidKinds = ["paid", "batch", "traced"] as const;
type Kind = (typeof kinds)[number];

/** Validations in process, then the thesis' topology over HTTP: all kinds of rounds in turn, all on this machine. */
export async function run(): Promise<void> {
  await runValidations();
  const topology = await startTopology();
  try {
    for (const kind of kinds) await measure(topology, kind, 20);
    for (const connections of concurrencies) {
      const all: Record<Kind, Measured[]> = { unpaid: [], paid: [], batch: [], traced: [] };
      for (let round = 0; round < rounds; round += 1) {
        for (const kind of kinds) all[kind].push(await measure(topology, kind, connections));
      }
      report(connections, all);
    }
  } finally {
    await topology.stop();
  }
}

interface Measured extends LoadRound {
  /** CPU by process, in seconds. */
  readonly cpu: Readonly<Record<string, number>>;
}

async function measure({ url, pids }: Topology, kind: Kind, connections: number): Promise<Measured> {
  const cpuOfAll = () => Object.entries(pids).map(([name, pid]) => [name, cpuSecondsOf(pid)] as const);
  const before = new Map(cpuOfAll());
  const args = [`${url}/${kind}`, `${connections}`, `${seconds}`];
  const loader = await startChild<LoadRound>({ module: compiledModule("bench/payments/load.js"), args });
  const used = cpuOfAll().map(([name, after]) => [name, after - (before.get(name) ?? 0)]);
  await loader.stop();
  return { ...loader.ready, cpu: { ...Object.fromEntries(used), load: loader.ready.cpuSeconds } };
}

const medianOf = (list: readonly Measured[], figure: (one: Measured) => number) => percentile(list.map(figure), 0.5);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const cpuPerRequest = (one: Measured) => (sum(Object.values(one.cpu)) * 1_000) / one.requests;

function report(connections: number, all: Readonly<Record<Kind, readonly Measured[]>>): void {
  console.log(`concurrency ${connections}, load ${loadavg()[0]?.toFixed(2)}`);
  for (const kind of kinds) {
    const figure = (of: (one: Measured) => number, digits = 0) => medianOf(all[kind], of).toFixed(digits);
    const latency = `p50 ${figure((one) => one.p50)} ms, p99 ${figure((one) => one.p99)} ms`;
    const wrong = sum(all[kind].map((one) => one.wrong));
    console.log(
      `  ${kind}: ${figure((one) => one.perSecond)}/s, ${latency}, CPU ${figure(cpuPerRequest, 3)} ms per request, wrong answers ${wrong}`,
    );
  }
  for (const kind of paidKinds) {
    const added = (medianOf(all[kind], cpuPerRequest) - medianOf(all.unpaid, cpuPerRequest)) / callsPerRequest;
    const ratio = medianOf(all[kind], (one) => one.perSecond) / medianOf(all.unpaid, (one) => one.perSecond);
    console.log(`  ${kind}: a call adds ${added.toFixed(3)} ms of CPU, at ${(ratio * 100).toFixed(0)} % of unpaid`);
  }
  for (const kind of kinds) console.log(`  CPU seconds ${kind}: ${cpuTable(all[kind])}`);
  if (connections === 20)
    console.log("  wanted at 20: 1,500/s, p99 50 ms, at most 0.25 ms of CPU more a call, 60 % of unpaid");
}

/** Each process, over all rounds. */
function cpuTable(list: readonly Measured[]): string {
  const names = Object.keys(list[0]?.cpu ?? {});
  return names.map((name) => `${name} ${sum(list.map(({ cpu }) => cpu[name] ?? 0)).toFixed(2)}`).join(", ");
}

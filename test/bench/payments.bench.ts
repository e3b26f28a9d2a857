import { loadavg } from "node:os";
import { compiledModule, startChild } from "../../ledgers/child-process.ts";
import type { LoadRound } from "./payments/load.ts";
import { startTopology, type Topology } from "./payments/topology.ts";
import { run as runValidations } from "./payments-validation.bench.ts";
import { percentile } from "./report.ts";
import { cpuSecondsOf } from "./rounds.ts";

const concurrencies = [1, 5, 10, 20, 100];
const rounds = 3;
const seconds = 3;
const callsPerRequest = 2;

/** Validations in process, then the thesis' topology over HTTP: paid and unpaid rounds in turn, all on this machine. */
export async function run(): Promise<void> {
  await runValidations();
  const topology = await startTopology();
  try {
    await measure(topology, "paid", 20);
    for (const connections of concurrencies) {
      const both = { unpaid: [] as Measured[], paid: [] as Measured[] };
      for (let round = 0; round < rounds; round += 1) {
        both.unpaid.push(await measure(topology, "unpaid", connections));
        both.paid.push(await measure(topology, "paid", connections));
      }
      report(connections, both);
    }
  } finally {
    await topology.stop();
  }
}

interface Measured extends LoadRound {
  /** CPU by process, in seconds. */
  readonly cpu: Readonly<Record<string, number>>;
}

async function measure({ url, pids }: Topology, kind: "paid" | "unpaid", connections: number): Promise<Measured> {
  const cpuOfAll = () => Object.entries(pids).map(([name, pid]) => [name, cpuSecondsOf(pid)] as const);
  const before = new Map(cpuOfAll());
  const args = [`${url}/${kind}`, `${connections}`, `${seconds}`];
  const loader = await startChild<LoadRound>({ module: compiledModule("test/bench/payments/load.js"), args });
  const used = cpuOfAll().map(([name, after]) => [name, after - (before.get(name) ?? 0)]);
  await loader.stop();
  return { ...loader.ready, cpu: { ...Object.fromEntries(used), load: loader.ready.cpuSeconds } };
}

const medianOf = (list: readonly Measured[], figure: (one: Measured) => number) => percentile(list.map(figure), 0.5);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const cpuPerRequest = (one: Measured) => (sum(Object.values(one.cpu)) * 1_000) / one.requests;

function report(
  connections: number,
  both: { readonly unpaid: readonly Measured[]; readonly paid: readonly Measured[] },
): void {
  const line = (name: string, list: readonly Measured[]) => {
    const figure = (of: (one: Measured) => number, digits = 0) => medianOf(list, of).toFixed(digits);
    const latency = `p50 ${figure((one) => one.p50)} ms, p99 ${figure((one) => one.p99)} ms`;
    const wrong = sum(list.map((one) => one.wrong));
    console.log(
      `  ${name}: ${figure((one) => one.perSecond)}/s, ${latency}, CPU ${figure(cpuPerRequest, 3)} ms per request, wrong answers ${wrong}`,
    );
  };
  console.log(`concurrency ${connections}, load ${loadavg()[0]?.toFixed(2)}`);
  line("unpaid", both.unpaid);
  line("paid  ", both.paid);
  const added = (medianOf(both.paid, cpuPerRequest) - medianOf(both.unpaid, cpuPerRequest)) / callsPerRequest;
  const ratio = medianOf(both.paid, (one) => one.perSecond) / medianOf(both.unpaid, (one) => one.perSecond);
  console.log(`  a paid call adds ${added.toFixed(3)} ms of CPU; paid is at ${(ratio * 100).toFixed(0)} % of unpaid`);
  for (const [name, list] of Object.entries(both)) console.log(`  CPU seconds ${name}: ${cpuTable(list)}`);
}

/** Each process, over all rounds. */
function cpuTable(list: readonly Measured[]): string {
  const names = Object.keys(list[0]?.cpu ?? {});
  return names.map((name) => `${name} ${sum(list.map(({ cpu }) => cpu[name] ?? 0)).toFixed(2)}`).join(", ");
}

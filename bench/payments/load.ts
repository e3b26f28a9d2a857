import autocannon from "autocannon";
import { reportReady } from "../../process/child-process.ts";
import type { Round } from "../load/http-load.ts";

/** A round, with the CPU time of asking. */
export interface LoadRound extends Round {
  readonly requests: number;
  readonly cpuSeconds: number;
}

/** Asks one URL as fast as it answers, from a process of its own. */
const [url = "", connections = "1", seconds = "1"] = process.argv.slice(2);
const before = process.cpuUsage();
const result = await autocannon({ url, connections: Number(connections), duration: Number(seconds) });
const { user, system } = process.cpuUsage(before);
const { requests, latency, non2xx, errors } = result;
reportReady({
  requests: requests.total,
  perSecond: requests.total / result.duration,
  cpuSeconds: (user + system) / 1e6,
  p50: latency.p50,
  p99: latency.p99,
  wrong: non2xx + errors,
} satisfies LoadRound);

import autocannon from "autocannon";
import { reportFailure, reportReady } from "../../../ledgers/child-process.ts";
import { jobCount } from "../../gateway/subgraphs/data.ts";

/** What one round of load found. */
export interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not what the query asks for. */
  readonly wrong: number;
}

const query = `query Join($offset: Int!) {
  jobs(first: 20, offset: $offset) {
    id title priority postedAt
    listings { id title price payment { id amount currency } }
  }
}`;

/** Another page for each request, so that requests under way cannot share answers. */
function body(): string {
  return JSON.stringify({ query, variables: { offset: Math.floor(Math.random() * (jobCount - 20)) } });
}

/** Sixty payments and no error. */
function isWhole(answer: string): boolean {
  return answer.startsWith(`{"data":`) && answer.split(`"currency":"EUR"`).length === 61;
}

async function measure(url: string, connections: number, seconds: number): Promise<Round> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
    verifyBody: (answer) => isWhole(String(answer)),
  });
  const { requests, latency, non2xx, errors, mismatches } = result;
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, wrong: non2xx + errors + mismatches };
}

const [url = "", connections, seconds] = process.argv.slice(2);
measure(url, Number(connections), Number(seconds)).then(reportReady, reportFailure);

import autocannon from "autocannon";

/** Results of one round of load. */
export interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Number of wrong answers. */
  readonly wrong: number;
}

export interface HttpLoad {
  readonly url: string;
  /** Number of connections, kept alive, each with one request at a time. */
  readonly connections: number;
  readonly seconds: number;
  /** Makes the next request's body. */
  readonly body: () => string;
  readonly isRight: (answer: string) => boolean;
}

/** Sends GraphQL requests as fast as they are answered. */
export async function loadOverHttp({ url, connections, seconds, body, isRight }: HttpLoad): Promise<Round> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    requests: [{ setupRequest: (request) => ({ ...request, body: body() }) }],
    verifyBody: (answer) => isRight(String(answer)),
  });
  const { requests, latency, non2xx, errors, mismatches } = result;
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, wrong: non2xx + errors + mismatches };
}

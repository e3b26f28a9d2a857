import { pino } from "pino";
import { type Gateway, type GatewayOptions, startGateway } from "../../gateway/server.ts";
import type { SubgraphPlace } from "../../gateway/transport/subgraph.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { serveSubgraph } from "../../subgraphs/kit/server.ts";
import { JobsWorld, jobsSubgraph } from "./subgraphs/jobs.ts";
import { ListingsWorld, listingsSubgraph } from "./subgraphs/listings.ts";
import { PaymentsWorld, paymentsSubgraph } from "./subgraphs/payments.ts";
import { TestIssuer } from "./test-issuer.ts";

export const log = pino({ level: "silent" });

/** Shared by the gateway and the subgraphs over HTTP. */
export const secret = "a secret of the tests, long enough";

/** Place of the subgraphs. */
export type Placement = "in process" | "over HTTP" | "mixed";

/** A gateway over the three subgraphs of the test. */
export interface Market {
  readonly gateway: Gateway;
  readonly jobs: JobsWorld;
  readonly listings: ListingsWorld;
  readonly payments: PaymentsWorld;
  readonly issuer: TestIssuer;
  /** Posts a query; gives status and body. */
  ask(query: string, more?: AskOptions): Promise<Answer>;
  /** Ends the servers of the subgraphs that run elsewhere. */
  stopSubgraphs(): Promise<void>;
  close(): Promise<void>;
}

export interface AskOptions {
  readonly variables?: object;
  readonly operationName?: string;
  readonly headers?: Record<string, string>;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  readonly data: any;
  readonly errors: readonly AnswerError[];
}

export async function openMarket(placement: Placement, options: Partial<GatewayOptions> = {}): Promise<Market> {
  const worlds = { jobs: new JobsWorld(), listings: new ListingsWorld(), payments: new PaymentsWorld() };
  const subgraphs = [
    await jobsSubgraph(worlds.jobs),
    await listingsSubgraph(worlds.listings),
    await paymentsSubgraph(worlds.payments),
  ];
  const issuer = await TestIssuer.create();
  const elsewhere = subgraphs.map((_, index) => placement === "over HTTP" || (placement === "mixed" && index === 1));
  const servers: { close(): Promise<void> }[] = [];
  const place = async (subgraph: Subgraph, index: number): Promise<SubgraphPlace> => {
    if (!elsewhere[index]) return subgraph;
    const server = await serveSubgraph(subgraph, { host: "127.0.0.1", port: 0, secret, log });
    servers.push(server);
    return { name: subgraph.name, urls: [server.url] };
  };
  const gateway = await startGateway({
    host: "127.0.0.1",
    port: 0,
    log,
    subgraphs: await Promise.all(subgraphs.map(place)),
    identity: issuer.identity,
    subgraphSecret: secret,
    ...options,
  });
  await gateway.opened;
  const stopSubgraphs = async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  };
  return {
    ...worlds,
    gateway,
    issuer,
    ask: (query, more = {}) => ask(gateway.url, query, more),
    stopSubgraphs,
    close: async () => {
      await gateway.close();
      await stopSubgraphs();
    },
  };
}

export async function ask(url: string, query: string, { headers, ...rest }: AskOptions = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
    body: JSON.stringify({ query, ...rest }),
  });
  const text = await response.text();
  const { data, errors = [] } = text === "" ? {} : JSON.parse(text);
  return { status: response.status, text, data, errors };
}

/** Waits until something is so; fails loudly when it never is. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, ms = 600_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

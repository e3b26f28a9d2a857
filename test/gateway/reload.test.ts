import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { createClient } from "graphql-ws";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Gateway, startGateway } from "../../gateway/server.ts";
import { freePorts } from "../../process/free-ports.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { type SubgraphServer, serveSubgraph } from "../../subgraphs/kit/server.ts";
import { ask, log, until } from "./market.ts";
import { EventFeed } from "./subgraphs/event-feed.ts";

const here = { host: "127.0.0.1", log } as const;

function subgraphOf(name: string, typeDefs: string, resolvers: object = {}): Subgraph {
  const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolvers as never }]);
  return { name, schema, contextFor: () => ({}), isReady: async () => true, close: async () => {} };
}

/** A subgraph whose answer and whose events a test holds back. */
class Words {
  readonly events = new EventFeed<string>();
  readonly answer = Promise.withResolvers<string>();
  isAsked = false;
  readonly subgraph = subgraphOf("words", "type Query { slow: String } type Subscription { words: String }", {
    Query: {
      slow: () => {
        this.isAsked = true;
        return this.answer.promise;
      },
    },
    Subscription: {
      words: { subscribe: () => this.events.follow(), resolve: ({ event }: { event: string }) => event },
    },
  });
}

const citiesSdl = "type Query { cities: [String!] }";
const withRivers = "type Query { cities: [String!] rivers: [String!] }";
const contradicting = "type Query { cities: [String!] slow: Int }";
const places = (typeDefs: string) => {
  const rivers = typeDefs === withRivers ? { rivers: () => ["Elbe"] } : {};
  return subgraphOf("places", typeDefs, { Query: { cities: () => ["Harbin"], ...rivers } });
};

let words: Words;
let servers: (SubgraphServer | undefined)[];
let ports: readonly number[];
let gateway: Gateway;
let said: string[];

/** Ends an instance of `places`, and starts it again at the same address with another schema. */
async function replace(instance: 0 | 1, typeDefs: string): Promise<void> {
  await servers[instance]?.close();
  servers[instance] = await serveSubgraph(places(typeDefs), { ...here, port: ports[instance] ?? 0 });
}

beforeEach(async () => {
  words = new Words();
  said = [];
  ports = await freePorts(0, 2);
  servers = [];
  await replace(0, citiesSdl);
  await replace(1, citiesSdl);
  const other = await serveSubgraph(words.subgraph, { ...here, port: 0 });
  servers.push(other);
  gateway = await startGateway({
    host: "127.0.0.1",
    port: 0,
    schemaPollMs: 50,
    subgraphs: [
      { name: "places", urls: ports.map((port) => `http://127.0.0.1:${port}/graphql`) },
      { name: "words", urls: [other.url] },
    ],
    log: pino({ level: "info" }, { write: (line: string) => void said.push(line) }),
  });
  await gateway.opened;
});
afterEach(async () => {
  await gateway.close();
  await Promise.all(servers.map((server) => server?.close()));
});

const rivers = async () => (await ask(gateway.url, "{ rivers }")).data?.rivers;
const cities = async () => (await ask(gateway.url, "{ cities }")).data?.cities;
const hasSaid = (text: string) => said.some((line) => line.includes(text));

test("a field is served once all instances have it", async () => {
  await replace(0, withRivers);
  // Half of the instances could not answer it.
  expect(await rivers()).toBeUndefined();
  await replace(1, withRivers);
  await until("composed again", async () => (await rivers())?.[0] === "Elbe");
  expect(await cities()).toEqual(["Harbin"]);
});

test("requests and subscriptions under way outlive the change", async () => {
  const client = createClient({ url: gateway.url.replace("http", "ws"), retryAttempts: 0, webSocketImpl: WebSocket });
  const event = client.iterate<{ words: string }>({ query: "subscription { words }" }).next();
  const answer = ask(gateway.url, "{ slow }");
  await until("asked", () => words.isAsked);
  await replace(0, withRivers);
  await replace(1, withRivers);
  await until("composed again", async () => (await rivers()) !== undefined);
  words.answer.resolve("at last");
  expect((await answer).data).toEqual({ slow: "at last" });
  words.events.append("an event");
  expect((await event).value).toEqual({ data: { words: "an event" } });
  await client.dispose();
});

test("schemas that contradict each other change nothing", async () => {
  await replace(0, contradicting);
  await replace(1, contradicting);
  await until("refused", () => hasSaid("the graph stays as it was"));
  expect(await cities()).toEqual(["Harbin"]);
  const refusals = said.length;
  await replace(0, withRivers);
  await replace(1, withRivers);
  await until("composed again", async () => (await rivers())?.[0] === "Elbe");
  expect(said.slice(refusals).filter((line) => line.includes("stays as it was"))).toEqual([]);
});

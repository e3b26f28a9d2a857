import { createServer } from "node:http";
import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { createYoga } from "graphql-yoga";
import { pino } from "pino";
import { reportFailure, reportReady } from "../../process/child-process.ts";
import { listen } from "../../process/listen.ts";
import { openDatabase } from "../../store/database/open-database.ts";

const byName = "SELECT name, status, price FROM marketplace.services WHERE valid_to IS NULL AND name = $1";

/** Child process: the same look-up without a gateway, one schema of one type that asks the store for each request. */
async function start(url: string, folder: string): Promise<string> {
  const log = pino({ level: "silent" });
  const database = await openDatabase({ url: url || undefined, folder, production: false, log });
  const schema = schemaOver(async (name) => (await database.query(byName, [name]))[0]);
  const host = "127.0.0.1";
  const port = await listen(createServer(createYoga({ schema, graphiql: false, logging: false })), host, 0);
  return `http://${host}:${port}/graphql`;
}

function schemaOver(find: (name: string) => Promise<unknown>): GraphQLSchema {
  const type = new GraphQLNonNull(GraphQLString);
  const service = new GraphQLObjectType({
    name: "Service",
    fields: { name: { type }, status: { type }, price: { type } },
  });
  const resolve = (_root: unknown, { name }: { readonly name: string }) => find(name);
  const query = new GraphQLObjectType({
    name: "Query",
    fields: { service: { type: service, args: { name: { type } }, resolve } },
  });
  return new GraphQLSchema({ query });
}

const [url = "", folder = ""] = process.argv.slice(2);
start(url, folder).then(reportReady, reportFailure);

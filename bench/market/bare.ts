import { createServer } from "node:http";
import { reportFailure, reportReady } from "../../process/child-process.ts";
import { listen } from "../../process/listen.ts";

/** Child process: a bare HTTP server that parses each request's JSON and answers what a look-up does. */
async function start(): Promise<string> {
  const host = "127.0.0.1";
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk;
    const { name } = JSON.parse(text).variables;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data: { service: { name, status: "AVAILABLE", price: "1000000000000000" } } }));
  });
  return `http://${host}:${await listen(server, host, 0)}/graphql`;
}

start().then(reportReady, reportFailure);

import { createServer, type ServerResponse } from "node:http";
import { listen } from "../process/listen.ts";
import { type AllowedHosts, foreignHost, isForUs } from "../serving/hosts.ts";
import { registry } from "./metrics.ts";
import { measureForScrape } from "./scrapes.ts";

/** Answers a scrape in Prometheus' text form. */
export async function answerMetrics(response: ServerResponse): Promise<void> {
  await measureForScrape();
  response.writeHead(200, { "content-type": registry.contentType }).end(await registry.metrics());
}

/**
 * Serves `/metrics` on a port of its own, which the public need not reach.
 * @returns a call that ends it
 * @throws Error with code PORT_IN_USE when something else listens there
 */
export async function serveMetrics(
  host: string,
  port: number,
  allowedHosts?: AllowedHosts,
): Promise<() => Promise<void>> {
  const names = allowedHosts && [host.toLowerCase(), ...allowedHosts];
  const server = createServer(({ url, headers }, response) => {
    if (!isForUs(headers, names)) return void response.writeHead(403).end(foreignHost);
    if (url?.split("?", 1)[0] === "/metrics") return void answerMetrics(response);
    response.writeHead(404).end();
  });
  await listen(server, host, port);
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

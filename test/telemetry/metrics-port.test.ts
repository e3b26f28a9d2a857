import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { compiledModule } from "../../process/child-process.ts";
import { freePorts } from "../../process/free-ports.ts";
import { until } from "../gateway/market.ts";

const production = {
  NODE_ENV: "production",
  LEDGERLOOM_JWT_JWKS_URL: "https://login.example.com/jwks",
  LEDGERLOOM_JWT_ISSUER: "https://login.example.com",
  LEDGERLOOM_JWT_AUDIENCE: "ledgerloom",
  LEDGERLOOM_SUBGRAPH_SECRET: "a secret of the tests, long enough",
};

/** Runs a gateway alone, whose subgraphs are nowhere, and asks it for metrics on its own port and on theirs. */
async function statuses(settings: Record<string, string>, hasPort: boolean): Promise<(number | undefined)[]> {
  const [port, metricsPort] = await freePorts(0, 2);
  const env = {
    ...process.env,
    LEDGERLOOM_PORT: String(port),
    LEDGERLOOM_LOG_LEVEL: "silent",
    ...settings,
    ...(hasPort && { LEDGERLOOM_METRICS_PORT: String(metricsPort) }),
  };
  const gateway = spawn(process.execPath, [compiledModule("gateway/main.js")], { env, stdio: "inherit" });
  const ask = (at: number | undefined, path: string) =>
    fetch(`http://127.0.0.1:${at}${path}`).then(
      ({ status }) => status,
      () => undefined,
    );
  await until("healthy", async () => (await ask(port, "/health")) === 200);
  const answers = [await ask(port, "/metrics"), await ask(metricsPort, "/metrics")];
  gateway.kill("SIGKILL");
  await once(gateway, "exit");
  return answers;
}

test("metrics are on the gateway's own port in development", async () => {
  expect(await statuses({ NODE_ENV: "development" }, false)).toEqual([200, undefined]);
});

test("with a port for them they are there and nowhere else", async () => {
  expect(await statuses({ NODE_ENV: "development" }, true)).toEqual([404, 200]);
});

test("in production they are on the port for them, or not at all", async () => {
  expect(await statuses(production, false)).toEqual([404, undefined]);
  expect(await statuses(production, true)).toEqual([404, 200]);
});

import { get } from "node:http";
import { expect, test } from "vitest";
import { freePorts } from "../process/free-ports.ts";
import { serveMetrics } from "./metrics-server.ts";

const host = "127.0.0.1";

test("a port of its own answers what is measured, and nothing else", async () => {
  const [port = 0] = await freePorts(0, 1);
  const end = await serveMetrics(host, port);
  const metrics = await fetch(`http://${host}:${port}/metrics`);
  expect(metrics.headers.get("content-type")).toContain("text/plain");
  expect(await metrics.text()).toContain("# TYPE ledgerloom_operations_total counter");
  expect((await fetch(`http://${host}:${port}/graphql`)).status).toBe(404);
  await end();
  await expect(fetch(`http://${host}:${port}/metrics`)).rejects.toThrow();
});

test("whoever asks by a name that is not its own is refused", async () => {
  const [port = 0] = await freePorts(0, 1);
  const end = await serveMetrics(host, port, ["metrics.example"]);
  const status = (name: string) =>
    new Promise((resolve) => {
      get({ host, port, path: "/metrics", headers: { host: name } }, ({ statusCode }) => resolve(statusCode));
    });
  expect([await status(`metrics.example:${port}`), await status("elsewhere.example")]).toEqual([200, 403]);
  await end();
});

test("a port that is taken is named", async () => {
  const [port = 0] = await freePorts(0, 1);
  const end = await serveMetrics(host, port);
  const message = `port ${port} of ${host} is taken by another program: end it, or set another port`;
  await expect(serveMetrics(host, port)).rejects.toMatchObject({ code: "PORT_IN_USE", message });
  await end();
});

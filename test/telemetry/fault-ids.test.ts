import { afterAll, beforeAll, expect, test } from "vitest";
import { openLog } from "../../telemetry/log.ts";
import { startTracing } from "../../telemetry/tracing.ts";
import { type Market, openMarket } from "../gateway/market.ts";
import { remoteTrace, traceparent } from "./collector.ts";

const lines: string[] = [];
let market: Market;

beforeAll(async () => {
  // Nobody collects: ids follow the requests all the same.
  await startTracing({ serviceName: "test" });
  const log = openLog({ level: "info" }, { write: (line) => void lines.push(line) });
  market = await openMarket("over HTTP", { log });
});
afterAll(() => market.close());

test("a fault tells its client the id under which the log explains it", async () => {
  await market.stopSubgraphs();
  const { errors } = await market.ask("{ jobs(first: 1, offset: 0) { id } }", { headers: { traceparent } });
  expect(errors[0]?.extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", traceId: remoteTrace });
  const told = lines.map((line) => JSON.parse(line)).filter(({ traceId }) => traceId === remoteTrace);
  expect(told.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(["Subgraph does not answer", "Operation answered"]),
  );
});

test("what is the client's own fault has no id in its answer", async () => {
  const { errors } = await market.ask("{ nothing }");
  expect(errors[0]?.extensions).not.toHaveProperty("traceId");
});

test("each request without a trace of its own gets another id", async () => {
  const before = lines.length;
  await Promise.all([market.ask("{ __typename }"), market.ask("{ __typename }")]);
  const ids = lines.slice(before).map((line) => JSON.parse(line).traceId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});

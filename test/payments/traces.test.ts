import { afterAll, beforeAll, expect, test } from "vitest";
import { httpPayments } from "../../clients/pay/src/provider/middleware.ts";
import { startTracing } from "../../telemetry/tracing.ts";
import { Collector } from "../telemetry/collector.ts";
import { serve, startTwoTeams } from "./two-teams.ts";

let collector: Collector;
let endTracing: () => Promise<void>;

beforeAll(async () => {
  collector = await Collector.start();
  endTracing = await startTracing({ serviceName: "payments", otlpEndpoint: collector.url });
});
afterAll(() => collector.stop());

test("signing and accepting a payment belong to the trace of the request that is paid for", async () => {
  await using teams = await startTwoTeams();
  const [consumer, provider] = teams;
  let received: unknown;
  const { url, server } = await serve(
    httpPayments(provider.connection, { price: 10n }, ({ headers }, response) => {
      received = headers.traceparent;
      response.end();
    }),
  );
  const [traceId, spanId] = ["0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"];
  const traceparent = `00-${traceId}-${spanId}-01`;
  const pay = consumer.fetchWithin({ maxPrice: 10n, funding: 10_000n });
  expect((await pay(url, { headers: { traceparent } })).status).toBe(200);
  expect((await pay(url, { headers: { traceparent: "of my own" } })).status).toBe(200);
  expect(received).toBe("of my own");
  server.close();
  await endTracing();

  const paid = collector.spans.filter(({ name }) => name.startsWith("payment."));
  // A provider that has not yet seen the new channel is asked again.
  expect(new Set(paid.map(({ name }) => name))).toEqual(new Set(["payment.sign", "payment.validate"]));
  expect(paid.every((span) => span.traceId === traceId && span.parentSpanId === spanId)).toBe(true);
});

import { ROOT_CONTEXT, TraceFlags, trace } from "@opentelemetry/api";
import { expect, test } from "vitest";
import { openTracerProvider } from "./tracer-provider.ts";

/** Records a thousand requests that come with a decision or without. @returns how many are recorded */
async function recorded(ratio: number, decided?: TraceFlags): Promise<number> {
  const provider = openTracerProvider({ serviceName: "test", otlpEndpoint: "http://127.0.0.1:9", ratio });
  const parent = { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7", isRemote: true };
  const context =
    decided === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: decided });
  const tracer = provider.getTracer("test");
  const spans = Array.from({ length: 1_000 }, () => tracer.startSpan("request", {}, context));
  // Spans that have not ended are not sent.
  await provider.shutdown();
  return spans.filter((span) => (span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0).length;
}

test("as large a share of the requests is recorded as is wanted", async () => {
  expect([await recorded(0), await recorded(1)]).toEqual([0, 1_000]);
  const quarter = await recorded(0.25);
  expect(quarter).toBeGreaterThan(150);
  expect(quarter).toBeLessThan(350);
});

test("whoever asks may decide otherwise", async () => {
  expect(await recorded(0, TraceFlags.SAMPLED)).toBe(1_000);
  expect(await recorded(1, TraceFlags.NONE)).toBe(0);
});

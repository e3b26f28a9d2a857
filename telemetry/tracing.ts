import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import type { TracingOptions } from "./tracer-provider.ts";

/**
 * Lets request ids follow each request, here and into other processes, and sends spans to a collector when there is
 * one. Once per process, before the first request.
 * @returns a call that sends the rest and ends it
 */
export async function startTracing({
  serviceName,
  otlpEndpoint,
  ratio = 1,
}: TracingOptions): Promise<() => Promise<void>> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  if (!otlpEndpoint) return async () => {};
  // Tens of modules that most processes never need.
  const { openTracerProvider } = await import("./tracer-provider.ts");
  const provider = openTracerProvider({ serviceName, otlpEndpoint, ratio });
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}

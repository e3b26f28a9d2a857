import type { AllowedHosts } from "../serving/hosts.ts";
import { measureProcess } from "./metrics.ts";
import { serveMetrics } from "./metrics-server.ts";
import { type TracingOptions } from "./tracer-provider.ts";
import { startTracing } from "./tracing.ts";

export interface TelemetryOptions extends TracingOptions {
  readonly metrics: {
    readonly host: string;
    /** Port at which `/metrics` is served; without one it is not. */
    readonly port: number | undefined;
    /** Host names that it answers to. */
    readonly allowedHosts?: AllowedHosts;
  };
}

/** Starts metrics and tracing of this process; before anything else of it starts. */
export async function startTelemetry({ metrics, ...tracing }: TelemetryOptions): Promise<AsyncDisposable> {
  await using parts = new AsyncDisposableStack();
  measureProcess();
  parts.defer(await startTracing(tracing));
  const { host, port, allowedHosts } = metrics;
  if (port !== undefined) parts.defer(await serveMetrics(host, port, allowedHosts));
  return parts.move();
}

import type { AllowedHosts } from "../serving/hosts.ts";
import { measureProcess } from "./metrics.ts";
import { serveMetrics } from "./metrics-server.ts";
import { type TracingOptions } from "./tracer-provider.ts";
import { startTracing } from "./tracing.ts";

export interface TelemetryOptions extends TracingOptions {
  readonly metrics: {
    readonly host: string;
    /** Where `/metrics` is served; without one it is not. */
    readonly port: number | undefined;
    /** Names by which it may be asked for. */
    readonly allowedHosts?: AllowedHosts;
  };
}

/** Starts what makes this process visible from outside; before anything else of it starts. */
export async function startTelemetry({ metrics, ...tracing }: TelemetryOptions): Promise<AsyncDisposable> {
  await using parts = new AsyncDisposableStack();
  measureProcess();
  parts.defer(await startTracing(tracing));
  const { host, port, allowedHosts } = metrics;
  if (port !== undefined) parts.defer(await serveMetrics(host, port, allowedHosts));
  return parts.move();
}

import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";

export interface TracingOptions {
  /** Name of the service that sends the spans. */
  readonly serviceName: string;
  /** Base address of an OTLP/HTTP collector; without one nothing is recorded. */
  readonly otlpEndpoint?: string | undefined;
  /** Share of the requests that are recorded, from 0 to 1, unless the caller has decided already. */
  readonly ratio?: number;
}

/** Records spans and sends them to a collector in batches; one that does not answer costs spans, never requests. */
export function openTracerProvider({ serviceName, otlpEndpoint, ratio }: Required<TracingOptions>): TracerProvider {
  const exporter = new OTLPTraceExporter({ url: `${otlpEndpoint?.replace(/\/$/, "")}/v1/traces` });
  return new TracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName, "process.pid": process.pid }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
}

import { SpanKind } from "@opentelemetry/api";
import { codeLabel, metrics, secondsSince } from "../../telemetry/metrics.ts";
import { annotate, inSpan, settling } from "../../telemetry/spans.ts";

/** Observes one call of a subgraph, in this process or remote: a span and its metrics. */
export function observedCall<A>(subgraph: string, type: string | undefined, call: () => A): A {
  const start = performance.now();
  const end = (code: string) => {
    metrics.subgraphCalls.labels(subgraph, code).inc();
    metrics.subgraphCallSeconds.labels(subgraph).observe(secondsSince(start));
  };
  const answered = (answer: unknown) => {
    const [error] = ((answer ?? {}) as Answer).errors ?? [];
    if (!error) return end("OK");
    const code = codeLabel(error.extensions?.code);
    annotate({ "error.type": code });
    end(code);
  };
  const attributes = { "ledgerloom.subgraph": subgraph, ...(type && { "graphql.operation.type": type }) };
  const observed = () => settling(call, answered, () => end("UNREACHABLE"));
  return inSpan(`call ${subgraph}`, attributes, observed, SpanKind.CLIENT);
}

interface Answer {
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

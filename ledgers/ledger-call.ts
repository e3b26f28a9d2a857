import type { Attributes } from "@opentelemetry/api";
import { SpanKind } from "@opentelemetry/api";
import { codeLabel, metrics, secondsSince } from "../telemetry/metrics.ts";
import { codeOf, inSpan, settling } from "../telemetry/spans.ts";

export interface LedgerCall {
  readonly ledger: "fabric" | "evm";
  /** Kind of the call. */
  readonly kind: "read" | "evaluate" | "submit" | "send";
  /** Attributes of its span; never arguments or results. */
  readonly attributes: Attributes;
}

/** Observes one call of a ledger: a span of the request that makes it, and its metrics. */
export function ledgerCall<T>({ ledger, kind, attributes }: LedgerCall, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const end = (code: string) => {
    metrics.ledgerCalls.labels(ledger, kind, code).inc();
    metrics.ledgerCallSeconds.labels(ledger, kind).observe(secondsSince(start));
  };
  const failed = (error: unknown) => end(codeLabel(codeOf(error)));
  return inSpan(`${ledger} ${kind}`, attributes, () => settling(run, () => end("OK"), failed), SpanKind.CLIENT);
}

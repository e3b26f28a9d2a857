import { randomUUID } from "node:crypto";
import {
  type Attributes,
  type Context,
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  type SpanOptions,
  TraceFlags,
  trace,
} from "@opentelemetry/api";

const tracer = trace.getTracer("ledgerloom");

/** Carrier of a request's `traceparent`: HTTP headers, or `extensions` of a WebSocket message. */
export type Carrier = Readonly<Record<string, unknown>>;

/**
 * Opens the span of a request that comes from outside, in the trace that its carrier names. It has a trace id also when
 * nothing is recorded, so that log lines of one request can be found.
 */
export function openRequest(name: string, carrier: Carrier | undefined, attributes: Attributes = {}): Span {
  const parent = carrier?.traceparent ? propagation.extract(ROOT_CONTEXT, carrier) : ROOT_CONTEXT;
  return open(name, { kind: SpanKind.SERVER, attributes }, parent);
}

/** Runs something as part of a request, with all that it awaits. */
export function within<T>(span: Span, run: () => T): T {
  return context.with(trace.setSpan(context.active(), span), run);
}

/** Carrier that continues the trace of the request that runs now in another process. */
export function traceCarrier(): Record<string, string> {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}

/** Id of the request that runs now, in traces and in log lines. */
export function currentTraceId(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId;
}

/**
 * For the events of a stream that the running request opens: each gets a trace of its own that links to the request,
 * since a stream outlives every trace.
 */
export function eventTraces(name: string): <T>(run: () => T) => T {
  const opener = trace.getActiveSpan();
  if (!opener) return (run) => run();
  const options = { kind: SpanKind.CONSUMER, links: [{ context: opener.spanContext() }] };
  return (run) => {
    const span = open(name, options, ROOT_CONTEXT);
    const result = within(span, run);
    if (result instanceof Promise) void result.finally(() => span.end()).catch(() => {});
    else span.end();
    return result;
  };
}

function open(name: string, options: SpanOptions, parent: Context): Span {
  const span = tracer.startSpan(name, options, parent);
  return isSpanContextValid(span.spanContext()) ? span : trace.wrapSpanContext(unrecorded());
}

function unrecorded() {
  const traceId = randomUUID().replaceAll("-", "");
  return { traceId, spanId: traceId.slice(16), traceFlags: TraceFlags.NONE };
}

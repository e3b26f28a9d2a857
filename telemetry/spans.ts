import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

const tracer = trace.getTracer("ledgerloom");

/**
 * Does a part of a request in a span of its own. Outside a recorded request it only runs: what happens in the
 * background is told by metrics.
 */
export function inSpan<T>(name: string, attributes: Attributes, run: () => T, kind = SpanKind.INTERNAL): T {
  if (!trace.getActiveSpan()?.isRecording()) return run();
  const span = tracer.startSpan(name, { kind, attributes });
  const inside = () => context.with(trace.setSpan(context.active(), span), run);
  return settling(
    inside,
    () => endSpan(span),
    (error) => endSpan(span, codeOf(error)),
  );
}

/** Adds to the span of what runs now. */
export function annotate(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}

/** Notes a step of what runs now, with its time. */
export function noteStep(name: string): void {
  trace.getActiveSpan()?.addEvent(name);
}

/** Ends a span; with a code when it failed. Messages stay out of traces: they may quote what was asked. */
export function endSpan(span: Span, failure?: string): void {
  if (failure !== undefined) {
    span.setAttribute("error.type", failure).setStatus({ code: SpanStatusCode.ERROR, message: failure });
  }
  span.end();
}

/** Runs something and tells how it went. */
export function settling<T>(run: () => T, done: (value: Awaited<T>) => void, failed: (error: unknown) => void): T {
  try {
    const result = run();
    if (result instanceof Promise) {
      result.then(done, failed);
      return result;
    }
    done(result as Awaited<T>);
    return result;
  } catch (error) {
    failed(error);
    throw error;
  }
}

/** What programs decide on when they see an error: its code, or what kind it is. */
export function codeOf(error: unknown): string {
  const { code, extensions, name } = error as { code?: unknown; extensions?: { code?: unknown }; name?: unknown };
  return String(code ?? extensions?.code ?? name ?? "UNKNOWN");
}

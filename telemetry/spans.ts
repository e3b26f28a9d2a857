import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

const tracer = trace.getTracer("ledgerloom");

/**
 * Runs a part of a request in a span of its own. Outside a recorded request there is no span: metrics tell of work in
 * the background.
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

/** Adds attributes to the span that runs now. */
export function annotate(attributes: Attributes): void {
  trace.getActiveSpan()?.setAttributes(attributes);
}

/** Adds an event, with its time, to the span that runs now. */
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

/** Runs something and reports its outcome. */
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

/** Code of an error, or its kind where it has none: what programs decide on. */
export function codeOf(error: unknown): string {
  const { code, extensions, name } = error as { code?: unknown; extensions?: { code?: unknown }; name?: unknown };
  return String(code ?? extensions?.code ?? name ?? "UNKNOWN");
}

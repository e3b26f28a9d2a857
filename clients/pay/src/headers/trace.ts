import type { Trace } from "../protocol/operations.ts";

const traceparent = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The W3C trace that a request belongs to; none when the header is malformed. */
export function traceOf(headers: Readonly<Record<string, string | string[] | undefined>>): Trace {
  const given = headers.traceparent;
  return typeof given === "string" && traceparent.test(given) ? given : null;
}

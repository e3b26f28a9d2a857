import type { IncomingHttpHeaders } from "node:http";

export type ForwardedHeaders = Record<string, string | string[]>;

/** Headers that belong to one connection, and are not forwarded over another one. */
const hopByHop: ReadonlySet<string> = new Set([
  "connection",
  "expect",
  "http2-settings",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * The headers to forward, those aside that the connection header names. A name with anything but letters, digits and `-` is left
 * out: to a service that is asked through CGI or WSGI, `payment_consumer` is the same as `payment-consumer`.
 */
export function forwarded(headers: IncomingHttpHeaders): ForwardedHeaders {
  const named = new Set(headers.connection?.toLowerCase().split(/\s*,\s*/));
  const kept = Object.entries(headers).filter(([name, value]) => {
    return value !== undefined && !hopByHop.has(name) && !named.has(name) && /^[a-z\d-]+$/.test(name);
  });
  return Object.fromEntries(kept) as ForwardedHeaders;
}

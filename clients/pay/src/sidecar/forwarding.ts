import type { IncomingHttpHeaders } from "node:http";

/** What belongs to one connection, and not to what is forwarded over another one. */
const hopByHop: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** The headers to forward, those aside that the connection header names. */
export function forwarded(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const named = new Set(headers.connection?.toLowerCase().split(/\s*,\s*/));
  const kept = Object.entries(headers).filter(([name, value]) => {
    return value !== undefined && !hopByHop.has(name) && !named.has(name);
  });
  return Object.fromEntries(kept) as Record<string, string | string[]>;
}

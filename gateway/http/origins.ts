import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Refusal } from "../../serving/graphql/refusal.ts";

/**
 * Headers that a page of another origin cannot send without a preflight; a request that has one comes from no such
 * page.
 */
const csrfHeaders = ["x-ledgerloom-csrf", "apollo-require-preflight"];

/** Content types that a page can send to any origin without a preflight; no type counts as one too. */
const simpleType = /^\s*(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)?\s*(?:[;,]|$)/i;

/**
 * Refuses requests that a page of another origin could send without a preflight: a form, a plain GET.
 * @throws Refusal
 */
export function refuseUnasked({ headers }: IncomingMessage): void {
  if (!simpleType.test(headers["content-type"] ?? "") || csrfHeaders.some((name) => name in headers)) return;
  throw new Refusal(403, "FORBIDDEN", `send a body of application/json, or the header ${csrfHeaders[0]}`);
}

/**
 * CORS options for pages of these origins; other pages get no CORS header. The runtime's own answer to them would be
 * `null`, which is the origin of every sandboxed page.
 */
export function corsFor(origins: readonly string[]) {
  const allowedHeaders = ["authorization", "content-type", ...csrfHeaders];
  const allowed = { methods: ["GET", "POST"], allowedHeaders, credentials: false, maxAge: 3_600 };
  return ({ headers }: Request) => {
    const origin = headers.get("origin");
    return origin !== null && origins.includes(origin) && { ...allowed, origin };
  };
}

/**
 * Checks the origin of a page that opens a WebSocket: our own, one of these, or none because it is no page. Browsers
 * let any page open a WebSocket to any host, and only send the page's origin.
 */
export function mayConnect({ origin, host }: IncomingHttpHeaders, origins: readonly string[]): boolean {
  return !origin || origins.includes(origin) || URL.parse(origin)?.host === host;
}

import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Refusal } from "../../serving/graphql/refusal.ts";

/** A page of another origin cannot send these unless it is allowed to, so whoever sends one is no such page. */
const csrfHeaders = ["x-ledgerloom-csrf", "apollo-require-preflight"];

/** Types of bodies that a page sends anywhere without asking; none is one too. */
const simpleType = /^\s*(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)?\s*(?:[;,]|$)/i;

/** Refuses what a page of another origin could send without asking: a form, a plain GET. @throws Refusal */
export function refuseUnasked({ headers }: IncomingMessage): void {
  if (!simpleType.test(headers["content-type"] ?? "") || csrfHeaders.some((name) => name in headers)) return;
  throw new Refusal(403, "FORBIDDEN", `send a body of application/json, or the header ${csrfHeaders[0]}`);
}

/**
 * Tells pages of these origins that they may ask, and others nothing: the runtime's own way tells them `null`, which is
 * the origin of every page in a sandbox.
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
 * Whether a WebSocket is opened by a page of our own origin, of one of these, or by no page at all. Browsers let any page
 * open one anywhere, and only tell the page's origin.
 */
export function mayConnect({ origin, host }: IncomingHttpHeaders, origins: readonly string[]): boolean {
  return !origin || origins.includes(origin) || URL.parse(origin)?.host === host;
}

import type { Sendable } from "./sendable.ts";

/** As many as `fetch` follows. */
export const maxRedirects = 20;

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Headers that are for one origin only. */
const credentials = ["authorization", "proxy-authorization", "cookie", "host"];

/** Headers that tell of a body. */
const ofBodies = ["content-type", "content-length", "content-encoding", "content-language", "content-location"];

/**
 * Request that a redirect asks for, as the Fetch standard has it, without the payment of the first one, for it pays for
 * itself. `undefined` when there is none, or when the caller follows redirects itself.
 * @throws TypeError when it may not be followed
 */
export function redirectedBy(answer: Response, { url, method, headers, init }: Sendable): Sendable | undefined {
  const location = answer.headers.get("location");
  if (!redirects.has(answer.status) || location === null || init.redirect === "manual") return undefined;
  const next = new URL(location, url);
  if (init.redirect === "error" || !/^https?:$/.test(next.protocol)) throw new TypeError("fetch failed: redirected");
  const isRead = isReadBy(answer.status, method);
  const dropped = [...(next.origin === url.origin ? [] : credentials), ...(isRead ? ofBodies : [])];
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name)));
  if (!isRead) return { url: next, method, headers: kept, init };
  const { body: _, ...withoutBody } = init;
  return { url: next, method: "GET", headers: kept, init: withoutBody };
}

/** Whether what was asked for is to be read at the other place, not asked for once more. */
function isReadBy(status: number, method: string): boolean {
  if (status === 303) return method !== "GET" && method !== "HEAD";
  return (status === 301 || status === 302) && method === "POST";
}

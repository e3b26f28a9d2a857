import type { IncomingMessage } from "node:http";

/** Methods that every service expects a body with. */
const withBody: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);

/** Whether all agree where a request ends: chunks some services read with certain methods only, other encodings nobody does. */
export function hasClearEnd({ method = "GET", headers, httpVersion }: IncomingMessage): boolean {
  const encoding = headers["transfer-encoding"];
  if (encoding === undefined) return true;
  return withBody.has(method) && httpVersion === "1.1" && encoding.toLowerCase() === "chunked";
}

/** Whether a body came that some services do not read, but take for the next request on its connection. */
export function hasOddBody({ method = "GET", headers }: IncomingMessage): boolean {
  return !withBody.has(method) && Number(headers["content-length"] ?? 0) > 0;
}

/** Says anew how long a body is, whatever the other headers say. */
export function framingOf({ headers }: IncomingMessage): Record<string, string> {
  const { "transfer-encoding": encoding, "content-length": length } = headers;
  if (encoding !== undefined) return { "transfer-encoding": "chunked" };
  return length === undefined ? {} : { "content-length": length };
}

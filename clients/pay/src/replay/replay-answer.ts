import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { StoredAnswer } from "./response-tap.ts";

/** Answers once more what was answered before. */
export function replayAnswer(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: StoredAnswer,
): void {
  const hasBody = method !== "HEAD" && status !== 204 && status !== 304;
  // An answer that has no body says how long one would be, where its service did.
  const length = hasBody || body.length > 0 ? { "content-length": body.length } : {};
  const own = status === 204 ? without(headers, "content-length") : { ...headers, ...length };
  response.writeHead(status, { ...own, "idempotent-replayed": "true" });
  response.end(hasBody ? body : undefined);
}

function without(headers: OutgoingHttpHeaders, name: string): OutgoingHttpHeaders {
  const { [name]: _, ...others } = headers;
  return others;
}

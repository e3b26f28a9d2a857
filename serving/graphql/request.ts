import type { IncomingMessage } from "node:http";
import { type GraphqlParams, paramsOfBody, paramsOfUrl } from "./params.ts";
import { malformed, Refusal } from "./refusal.ts";

/** A request of GraphQL over HTTP: its parameters, and its body as it came. */
export interface GraphqlRequest {
  readonly params: GraphqlParams;
  readonly body: Uint8Array;
}

const nothing = new Uint8Array();

/**
 * Reads a request of GraphQL over HTTP; gateway and subgraphs read them alike. HEAD is read as GET.
 * @throws Refusal with the reason; Error when the body ends too early
 */
export async function readGraphqlRequest(request: IncomingMessage, maxBodyBytes: number): Promise<GraphqlRequest> {
  const { method, url = "" } = request;
  if (method === "GET" || method === "HEAD") return { params: paramsOfUrl(url), body: nothing };
  if (method !== "POST") throw new Refusal(405, "BAD_REQUEST", "send a GET or a POST", { allow: "GET, HEAD, POST" });
  requireJson(request);
  const body = await bodyOf(request, maxBodyBytes);
  return { params: paramsOfBody(body), body };
}

function requireJson({ headers }: IncomingMessage): void {
  const [type, ...parameters] = (headers["content-type"] ?? "").toLowerCase().split(";");
  const charsets = parameters.flatMap((one) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(one)?.[1] ?? []);
  if (type?.trim() !== "application/json" || charsets.some((name) => name !== "utf-8" && name !== "utf8")) {
    throw new Refusal(415, "BAD_REQUEST", "send the body as application/json in UTF-8", { accept: "application/json" });
  }
  const coding = headers["content-encoding"]?.trim().toLowerCase();
  if (coding && coding !== "identity") {
    const known = { "accept-encoding": "identity" };
    throw new Refusal(415, "BAD_REQUEST", "send the body as it is, without content-encoding", known);
  }
}

/** The body, announced with its length or in chunks. */
function bodyOf(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = new Refusal(413, "LIMIT_EXCEEDED", `the body is larger than ${maxBytes} bytes`);
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return Promise.reject(tooLarge);
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) return void chunks.push(chunk);
      chunks.length = 0;
      reject(tooLarge);
    });
    request.once("end", () =>
      bytes > 0
        ? resolve(Buffer.concat(chunks))
        : reject(malformed("a body must be sent: JSON with the document as query")),
    );
    request.once("error", reject);
  });
}

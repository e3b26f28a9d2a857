import type { IncomingMessage } from "node:http";
import type { ArrivingBytes } from "../arriving-bytes.ts";
import { type GraphqlParams, paramsOfBody, paramsOfUrl } from "./params.ts";
import { malformed, Refusal } from "./refusal.ts";

/** A request of GraphQL over HTTP: its parameters, and its body as it came. */
export interface GraphqlRequest {
  readonly params: GraphqlParams;
  readonly body: Uint8Array;
}

/** Bounds of a body. */
export interface BodyLimits {
  /** Bytes of this body. */
  readonly maxBodyBytes: number;
  /** Bytes of all bodies that are still coming. */
  readonly arriving: ArrivingBytes;
}

const nothing = new Uint8Array();

/**
 * Reads a request of GraphQL over HTTP; gateway and subgraphs read them alike. HEAD is read as GET.
 * @throws Refusal with the reason; Error when the body ends too early
 */
export async function readGraphqlRequest(request: IncomingMessage, limits: BodyLimits): Promise<GraphqlRequest> {
  const { method, url = "" } = request;
  if (method === "GET" || method === "HEAD") return { params: paramsOfUrl(url), body: nothing };
  if (method !== "POST") throw new Refusal(405, "BAD_REQUEST", "send a GET or a POST", { allow: "GET, HEAD, POST" });
  requireJson(request);
  const body = await bodyOf(request, limits);
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

/** The body, announced with its length or in chunks. What is too much is read on, so that the client reads why. */
async function bodyOf(request: IncomingMessage, { maxBodyBytes, arriving }: BodyLimits): Promise<Uint8Array> {
  const tooLarge = new Refusal(413, "LIMIT_EXCEEDED", `the body is larger than ${maxBodyBytes} bytes`);
  if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) throw tooLarge;
  const chunks: Buffer[] = [];
  let bytes = 0;
  let isOver = false;
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    const end = (refusal: Error) => {
      isOver = true;
      reject(refusal);
    };
    request.on("data", (chunk: Buffer) => {
      if (isOver) return;
      if (bytes + chunk.length > maxBodyBytes) return end(tooLarge);
      if (!arriving.take(chunk.length)) return end(tooManyArrive());
      bytes += chunk.length;
      chunks.push(chunk);
    });
    request.once("end", () => (bytes > 0 ? resolve(Buffer.concat(chunks)) : reject(malformed(noBody))));
    request.once("error", end);
  });
  return whole.finally(() => {
    arriving.release(bytes);
    chunks.length = 0;
  });
}

const noBody = "a body must be sent: JSON with the document as query";

function tooManyArrive(): Refusal {
  const message = "too many requests arrive at once; send it again in a second";
  return new Refusal(503, "LIMIT_EXCEEDED", message, { "retry-after": "1" });
}

import { setTimeout as delay } from "node:timers/promises";
import { type GraphQLSchema, graphql } from "graphql";
import { z } from "zod";
import { anonymous, encodePrincipal, type Principal } from "../principals/principal.ts";
import type { ReadPositions } from "../principals/read-positions.ts";
import { principalHeader, signatureHeader, signRequest } from "../principals/signed-requests.ts";

/** A subgraph that runs in this process. */
export interface LocalSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /**
   * Context of one request, or of one event of a subscription, with loaders of its own; a promise of one that waits for
   * positions when reads are bound to any.
   */
  contextFor(principal: Principal, positions?: ReadPositions): object | Promise<object>;
  isReady(): Promise<boolean>;
}

/** A subgraph that another process serves: GraphQL over HTTP, graphql-ws at the same address, `/ready` beside it. */
export interface RemoteSubgraph {
  readonly name: string;
  readonly url: string;
}

export type GatewaySubgraph = LocalSubgraph | RemoteSubgraph;

export function isLocal(subgraph: GatewaySubgraph): subgraph is LocalSubgraph {
  return "schema" in subgraph;
}

export function isRemote(subgraph: GatewaySubgraph): subgraph is RemoteSubgraph {
  return !isLocal(subgraph);
}

const sdlQuery = "{ _service { sdl } }";
const sdlAnswer = z.object({ data: z.object({ _service: z.object({ sdl: z.string() }) }) });

/** Asks a subgraph for its schema. @throws Error when it does not answer, or not with one */
export async function sdlOf(subgraph: GatewaySubgraph, secret?: string, timeoutMs = 5_000): Promise<string> {
  const answer = isLocal(subgraph)
    ? await graphql({ schema: subgraph.schema, source: sdlQuery })
    : await post(subgraph.url, secret, timeoutMs);
  return sdlAnswer.parse(answer).data._service.sdl;
}

async function post(url: string, secret: string | undefined, timeoutMs: number): Promise<unknown> {
  const body = JSON.stringify({ query: sdlQuery });
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...identifying(url, body, encodePrincipal(anonymous), secret) },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  return response.json();
}

/** Headers that tell a subgraph elsewhere in whose name a request comes, and that it is the gateway that says so. */
export function identifying(
  url: string,
  body: string,
  principal: string,
  secret: string | undefined,
  readPositions?: string,
): Record<string, string> {
  const request = { method: "POST", path: new URL(url).pathname, body, principal, readPositions };
  const signature: Record<string, string> = secret ? { [signatureHeader]: signRequest(secret, request) } : {};
  return { [principalHeader]: principal, ...signature };
}

/** Whether a subgraph says that it can answer; never throws. */
export async function isReady(subgraph: GatewaySubgraph, timeoutMs = 2_000): Promise<boolean> {
  try {
    if (isLocal(subgraph)) return await Promise.race([subgraph.isReady(), delay(timeoutMs, false, { ref: false })]);
    const response = await fetch(new URL("/ready", subgraph.url), { signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

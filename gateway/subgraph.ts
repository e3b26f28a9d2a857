import { setTimeout as delay } from "node:timers/promises";
import { type GraphQLSchema, graphql } from "graphql";
import { z } from "zod";
import type { Principal } from "./principal.ts";

/** A subgraph that runs in this process. */
export interface LocalSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Context of one request, or of one event of a subscription, with loaders of its own. */
  contextFor(principal: Principal): object;
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
export async function sdlOf(subgraph: GatewaySubgraph, timeoutMs = 5_000): Promise<string> {
  const answer = isLocal(subgraph)
    ? await graphql({ schema: subgraph.schema, source: sdlQuery })
    : await post(subgraph.url, timeoutMs);
  return sdlAnswer.parse(answer).data._service.sdl;
}

async function post(url: string, timeoutMs: number): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: sdlQuery }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  return response.json();
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

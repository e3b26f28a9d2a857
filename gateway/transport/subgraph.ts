import { graphql } from "graphql";
import { z } from "zod";
import { anonymous, encodePrincipal } from "../../subgraph-protocol/principal.ts";
import { principalHeader, signatureHeader, signRequest } from "../../subgraph-protocol/signed-requests.ts";
import type { Subgraph } from "../../subgraph-protocol/subgraph.ts";
import { Instances } from "./instances.ts";

/** Subgraph in this process. */
export type LocalSubgraph = Omit<Subgraph, "close">;

/** Subgraph in other processes: GraphQL over HTTP, graphql-ws at the same address, `/ready` beside it. */
export interface RemoteSubgraph {
  readonly name: string;
  readonly instances: Instances;
}

export type GatewaySubgraph = LocalSubgraph | RemoteSubgraph;

/** Place of a subgraph: this process, or the URLs of its instances. */
export type SubgraphPlace = LocalSubgraph | { readonly name: string; readonly urls: readonly string[] };

/** The subgraph at a place. */
export function subgraphAt(place: SubgraphPlace): GatewaySubgraph {
  return "urls" in place ? { name: place.name, instances: new Instances(place.urls) } : place;
}

export function isLocal(subgraph: GatewaySubgraph): subgraph is LocalSubgraph {
  return "schema" in subgraph;
}

export function isRemote(subgraph: GatewaySubgraph): subgraph is RemoteSubgraph {
  return !isLocal(subgraph);
}

const sdlQuery = "{ _service { sdl } }";
const sdlAnswer = z.object({ data: z.object({ _service: z.object({ sdl: z.string() }) }) });

/** Fetches a subgraph's schema from the first instance that answers. @throws Error when none gives one */
export async function fetchSdl(subgraph: GatewaySubgraph, secret?: string): Promise<string> {
  if (isLocal(subgraph)) return parsed(await graphql({ schema: subgraph.schema, source: sdlQuery }));
  const { name, instances } = subgraph;
  return Promise.any(instances.all.map(({ url }) => fetchSdlAt(url, secret))).catch((error: AggregateError) => {
    const where = `at ${instances.all.map(({ url }) => url).join(", ")} (LEDGERLOOM_${name.toUpperCase()}_URL)`;
    throw new Error(`subgraph ${name} gives no schema ${where}`, { cause: error.errors[0] });
  });
}

/** Fetches the schema from one instance. @throws Error when it does not give one */
export async function fetchSdlAt(url: string, secret: string | undefined, timeoutMs = 5_000): Promise<string> {
  const body = JSON.stringify({ query: sdlQuery });
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...identifying({ url, body, principal: encodePrincipal(anonymous) }, secret),
    },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status === 401)
    throw new Error("it does not take this for its gateway: LEDGERLOOM_SUBGRAPH_SECRET differs");
  return parsed(await response.json());
}

function parsed(answer: unknown): string {
  return sdlAnswer.parse(answer).data._service.sdl;
}

/** Request to a remote subgraph, with its principal and its read positions encoded. */
export interface IdentifiedRequest {
  readonly url: string;
  readonly body: string;
  readonly principal: string;
  readonly readPositions?: string | undefined;
}

/** Headers that tell a remote subgraph the principal, and prove that the gateway sent the request. */
export function identifying(
  { url, body, principal, readPositions }: IdentifiedRequest,
  secret: string | undefined,
): Record<string, string> {
  const request = { method: "POST", url: new URL(url).href, body, principal, readPositions };
  const signature: Record<string, string> = secret ? { [signatureHeader]: signRequest(secret, request) } : {};
  return { [principalHeader]: principal, ...signature };
}

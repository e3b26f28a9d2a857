import { composeServices } from "@theguild/federation-composition";
import { buildASTSchema, type GraphQLSchema, parse } from "graphql";

/** What composition needs of a subgraph. */
export interface ComposedSubgraph {
  readonly name: string;
  /** Its schema as `_service { sdl }` gives it. */
  readonly sdl: string;
  /** Where it answers; one that runs in the gateway's process needs none. */
  readonly url?: string;
}

/** The subgraphs contradict each other; the message lists every contradiction. */
export class CompositionError extends Error {
  override readonly name = "CompositionError";
}

/**
 * Composes subgraphs into the supergraph that the gateway serves.
 * @throws CompositionError
 */
export function compose(subgraphs: readonly ComposedSubgraph[]): string {
  const result = composeServices(
    subgraphs.map(({ name, sdl, url }) => ({ name, typeDefs: parse(sdl), url: url ?? inProcessUrl(name) })),
  );
  if (result.errors) {
    const lines = result.errors.map((error) => `  ${error.extensions.code ?? "INVALID"}: ${error.message}`);
    throw new CompositionError(`The subgraphs do not compose:\n${lines.join("\n")}`);
  }
  return result.supergraphSdl;
}

/** A supergraph with all its directives, which tell what fields demand and cost. */
export function schemaOf(supergraph: string): GraphQLSchema {
  return buildASTSchema(parse(supergraph), { assumeValid: true, assumeValidSDL: true });
}

/** Supergraphs name a URL for each subgraph; nobody ever calls this one. */
function inProcessUrl(name: string): string {
  return `in-process://${name}`;
}

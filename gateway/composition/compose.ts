import { composeServices } from "@theguild/federation-composition";
import {
  buildASTSchema,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
} from "graphql";
import { withPlaces } from "./field-places.ts";
import { withFragmentsOnObjects } from "./required-fragments.ts";

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
  const parts = subgraphs.map(({ name, sdl, url }) => {
    return { name, typeDefs: withFragmentsOnObjects(parse(sdl)), url: url ?? inProcessUrl(name) };
  });
  const result = composeServices(parts);
  if (result.errors) {
    const lines = result.errors.map((error) => `  ${error.extensions.code ?? "INVALID"}: ${error.message}`);
    throw new CompositionError(
      `The subgraphs do not compose; they must all run the same version:\n${lines.join("\n")}`,
    );
  }
  return withDescriptions(
    withPlaces(result.supergraphSdl, parts),
    parts[0]?.typeDefs.definitions.filter(isDirective) ?? [],
  );
}

/** Composition keeps the directives that all subgraphs declare for clients, but not what they say of them. */
function withDescriptions(supergraph: string, directives: readonly DirectiveDefinitionNode[]): string {
  return directives.filter(isForClients).reduce((text, directive) => {
    const place = parse(text).definitions.find((node) => isDirective(node) && node.name.value === directive.name.value);
    return place?.loc ? text.slice(0, place.loc.start) + print(directive) + text.slice(place.loc.end) : text;
  }, supergraph);
}

function isDirective(node: DefinitionNode): node is DirectiveDefinitionNode {
  return node.kind === Kind.DIRECTIVE_DEFINITION;
}

function isForClients({ locations }: DirectiveDefinitionNode): boolean {
  return locations.some(({ value }) => value === "QUERY");
}

/** A supergraph with all its directives, which tell what fields demand and cost. */
export function schemaOf(supergraph: string): GraphQLSchema {
  return buildASTSchema(parse(supergraph), { assumeValid: true, assumeValidSDL: true });
}

/** Supergraphs name a URL for each subgraph; nobody ever calls this one. */
function inProcessUrl(name: string): string {
  return `in-process://${name}`;
}

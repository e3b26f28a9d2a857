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

/** Subgraph as composition takes it. */
export interface ComposedSubgraph {
  readonly name: string;
  /** Its SDL, as `_service { sdl }` gives it. */
  readonly sdl: string;
  /** URL of its endpoint; absent for a subgraph in the gateway's process. */
  readonly url?: string;
}

/** Contradiction of subgraphs, by which nothing is composed; the message lists all of them. */
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

/** Adds descriptions of directives, which composition drops although it keeps the directives. */
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

/** Schema of a supergraph with all its directives, by which fields declare demands and costs. */
export function schemaOf(supergraph: string): GraphQLSchema {
  return buildASTSchema(parse(supergraph), { assumeValid: true, assumeValidSDL: true });
}

/** Placeholder URL of a subgraph in this process; supergraphs need one for each, and nothing calls it. */
function inProcessUrl(name: string): string {
  return `in-process://${name}`;
}

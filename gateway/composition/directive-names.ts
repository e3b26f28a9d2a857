import { type ConstDirectiveNode, type DocumentNode, valueFromASTUntyped } from "graphql";

interface Link {
  readonly url?: unknown;
  readonly as?: unknown;
  readonly import?: unknown;
}

/** Names of a federation directive in a subgraph: its own, its import aliases, and the full ones. */
export function directiveNames(directive: string, typeDefs: DocumentNode): ReadonlySet<string> {
  const links = linksIn(typeDefs).filter(({ url }) => String(url).includes("/federation/"));
  const spaces = ["federation", ...links.flatMap(({ as }) => (as ? [String(as)] : []))];
  const imported = links.flatMap((link) => (Array.isArray(link.import) ? link.import : []));
  const renamed = imported.filter((one) => one?.name === `@${directive}` && typeof one.as === "string");
  return new Set([
    directive,
    ...spaces.map((space) => `${space}__${directive}`),
    ...renamed.map(({ as }) => as.slice(1)),
  ]);
}

function linksIn({ definitions }: DocumentNode): readonly Link[] {
  const directives = definitions.flatMap((node) => ("operationTypes" in node ? (node.directives ?? []) : []));
  return directives.filter(({ name }) => name.value === "link").map(argumentsOf);
}

function argumentsOf({ arguments: given = [] }: ConstDirectiveNode): Link {
  return Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}

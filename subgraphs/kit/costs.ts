import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from "graphql";
import { maxPageSize } from "../../store/tables/page.ts";

/**
 * Declares the costs of fields, by which the gateway refuses an operation before it runs. A connection answers as many
 * elements as its page has; at the root it is a statement of its own, inside one statement reads those of all parents.
 * A total counts rows that are not shown; a mutation writes to a ledger. Weights are in points, the cost of one
 * element, as `npm run bench -- costs` measures it.
 */
export function withCosts(typeDefs: DocumentNode): DocumentNode {
  return visit(typeDefs, {
    ObjectTypeDefinition: (type) => {
      if (type.name.value === "Mutation") return withFields(type, mutationCost, () => true);
      return type.name.value === "Query" ? withFields(type, rootListCost, isPaged) : undefined;
    },
    FieldDefinition: (field) => {
      if (isPaged(field)) return marked(withSearches(field), listSize);
      return field.name.value === "totalCount" ? marked(field, totalCost) : undefined;
    },
  });
}

function isPaged({ arguments: given = [] }: FieldDefinitionNode): boolean {
  return ["first", "last"].every((name) => given.some((argument) => argument.name.value === name));
}

/** Adds the weight of a filter, which may search the whole table. */
function withSearches(field: FieldDefinitionNode): FieldDefinitionNode {
  const given = (field.arguments ?? []).map((argument) =>
    argument.name.value === "filter"
      ? { ...argument, directives: [...(argument.directives ?? []), searchCost] }
      : argument,
  );
  return { ...field, arguments: given };
}

function withFields(
  type: ObjectTypeDefinitionNode,
  directive: ConstDirectiveNode,
  matches: (field: FieldDefinitionNode) => boolean,
): ObjectTypeDefinitionNode {
  const fields = (type.fields ?? []).map((field) => (matches(field) ? marked(field, directive) : field));
  return { ...type, fields };
}

function marked(field: FieldDefinitionNode, directive: ConstDirectiveNode): FieldDefinitionNode {
  return { ...field, directives: [...(field.directives ?? []), directive] };
}

const listSize = directiveOf(
  `@listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], assumedSize: ${maxPageSize})`,
);
const mutationCost = directiveOf("@cost(weight: 10)");
const rootListCost = directiveOf("@cost(weight: 200)");
const searchCost = directiveOf("@cost(weight: 400)");
const totalCost = directiveOf("@cost(weight: 40)");

function directiveOf(text: string): ConstDirectiveNode {
  const [definition] = parse(`scalar Marked ${text}`).definitions;
  if (definition?.kind !== Kind.SCALAR_TYPE_DEFINITION || !definition.directives?.[0]) throw new Error(text);
  return definition.directives[0];
}

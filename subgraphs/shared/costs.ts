import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from "graphql";
import { maxPageSize } from "./paging.ts";

/**
 * Tells the gateway what fields cost, so that it can refuse an operation before it runs: a connection answers as many
 * elements as its page has, and a mutation writes to a ledger.
 */
export function withCosts(typeDefs: DocumentNode): DocumentNode {
  return visit(typeDefs, {
    ObjectTypeDefinition: (type) => (type.name.value === "Mutation" ? withFields(type, mutationCost) : undefined),
    FieldDefinition: (field) => (isPaged(field) ? marked(field, listSize) : undefined),
  });
}

function isPaged({ arguments: given = [] }: FieldDefinitionNode): boolean {
  return ["first", "last"].every((name) => given.some((argument) => argument.name.value === name));
}

function withFields(type: ObjectTypeDefinitionNode, directive: ConstDirectiveNode): ObjectTypeDefinitionNode {
  return { ...type, fields: (type.fields ?? []).map((field) => marked(field, directive)) };
}

function marked(field: FieldDefinitionNode, directive: ConstDirectiveNode): FieldDefinitionNode {
  return { ...field, directives: [...(field.directives ?? []), directive] };
}

const listSize = directiveOf(
  `@listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], assumedSize: ${maxPageSize})`,
);
const mutationCost = directiveOf("@cost(weight: 10)");

function directiveOf(text: string): ConstDirectiveNode {
  const [definition] = parse(`scalar Marked ${text}`).definitions;
  if (definition?.kind !== Kind.SCALAR_TYPE_DEFINITION || !definition.directives?.[0]) throw new Error(text);
  return definition.directives[0];
}

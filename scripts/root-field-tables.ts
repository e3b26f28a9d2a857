import {
  type FieldDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  Kind,
  parse,
  print,
} from "graphql";
import { conflictsOf } from "../subgraphs/kit/graph/on-conflict.ts";
import { withMarked } from "./marked-page.ts";

/**
 * The reference of permissions. A new field gets its row from its directives. A row that is there stays as it is, so
 * that a directive that goes missing changes no promise: `test/gateway/permissions.test.ts` then finds it.
 */
export function permissionsPage(page: string, sdls: readonly string[]): string {
  const before = rowsOf(page);
  const rowOf = (root: string, node: FieldDefinitionNode) => {
    const name = `${root}.${node.name.value}`;
    return [name, before.get(name) ?? permissionOf(node)] as const;
  };
  const rows = ["Query", "Mutation", "Subscription"].flatMap((root) =>
    sdls.flatMap((sdl) => rootFieldsOf(root, sdl)).map((node) => rowOf(root, node)),
  );
  return withRows(page, "root fields", ["root field", "who may call it"], new Map(rows));
}

/** The guide's table of mutations, which follows from their payloads and from what they declare. */
export function mutationsPage(page: string, schema: GraphQLSchema): string {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const rows = mutations.map(({ name, type }) => {
    const { transaction } = (getNamedType(type) as GraphQLObjectType).getFields();
    const ledger = transaction ? getNamedType(transaction.type).name.replace("Transaction", "") : "";
    const { policy, because } = conflictsOf(name);
    const [shown, usual] = ledgers[ledger] ?? [ledger, ""];
    return [name, `${shown} | ${policy.toLowerCase()} | ${because ?? usual}`] as const;
  });
  return withRows(page, "mutations", ["mutation", "ledger", "on conflict", "because"], new Map(rows));
}

/** Names of ledgers, with the reason why their mutations mostly meet no conflict. */
const ledgers: Readonly<Record<string, readonly [string, string]>> = {
  Fabric: ["Fabric", ""],
  Evm: ["EVM", "an account's transactions have an order"],
  "": ["–", "the payment server keeps it by itself"],
};

/** Fields that an SDL gives a root type. */
export function rootFieldsOf(root: string, sdl: string): readonly FieldDefinitionNode[] {
  return parse(sdl).definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === root ? (node.fields ?? []) : [],
  );
}

/** Scopes and policies that a field needs, or else who may call it in words. */
function permissionOf({ directives = [] }: FieldDefinitionNode): string {
  const named = (directive: string, prefix: string) =>
    directives
      .filter(({ name }) => name.value === directive)
      .flatMap((node) => textsIn(node).map((text) => prefix + text));
  const needed = [...named("requiresScopes", ""), ...named("policy", "policy:")];
  if (needed.length > 0) return `\`${needed.join(" ")}\``;
  return directives.some(({ name }) => name.value === "authenticated") ? "any token" : "everybody";
}

function textsIn(node: NonNullable<FieldDefinitionNode["directives"]>[number]): string[] {
  return [...print(node).matchAll(/"([^"]+)"/g)].map(([, text = ""]) => text);
}

/** Cells after the first one of a page's rows, whose first one is code. */
function rowsOf(page: string): ReadonlyMap<string, string> {
  return new Map([...page.matchAll(/^\| `([\w.]+)` \| (.+) \|$/gm)].map(([, name = "", cells = ""]) => [name, cells]));
}

/** The page with a table of these rows between its marks. */
function withRows(page: string, name: string, heads: readonly string[], rows: ReadonlyMap<string, string>): string {
  const table = [
    `| ${heads.join(" | ")} |`,
    `${"|---".repeat(heads.length)}|`,
    ...[...rows].map(([first, cells]) => `| \`${first}\` | ${cells} |`),
  ];
  return withMarked(page, name, `${table.join("\n")}\n`);
}

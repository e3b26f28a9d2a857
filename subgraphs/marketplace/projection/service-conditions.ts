import { type Condition, conditionWith, equals } from "../../../store/tables/list-query.ts";
import { validAt } from "../../../store/tables/table.ts";
import { fold } from "../../kit/fold.ts";

type Given<Value> = Value | null | undefined;

/** Conditions of a list of services; all that are given must hold. */
export interface ServiceConditions {
  /** Words that it has in its name, category, tags or description, or words like them. */
  readonly text?: Given<string>;
  readonly status?: Given<string>;
  readonly statuses?: Given<readonly string[]>;
  readonly kind?: Given<string>;
  readonly category?: Given<string>;
  readonly categories?: Given<readonly string[]>;
  readonly tag?: Given<string>;
  readonly tags?: Given<{ readonly all?: Given<readonly string[]>; readonly any?: Given<readonly string[]> }>;
  readonly developerAddress?: Given<string>;
  /** MSP id of the organisation that registered its developer. */
  readonly developerOrganization?: Given<string>;
  /** Part of the name, in any case. */
  readonly nameContains?: Given<string>;
  readonly names?: Given<readonly string[]>;
  /** Services that it composes, all of them. */
  readonly composes?: Given<readonly string[]>;
  readonly priceFrom?: Given<bigint>;
  readonly priceTo?: Given<bigint>;
  readonly createdFrom?: Given<Date>;
  /** Exclusive. */
  readonly createdTo?: Given<Date>;
}

/** Property that services are counted by: each value of it, with the number of services that have it. */
export type ServiceFacet = "category" | "tag" | "kind" | "status" | "developer";

/** SQL of a facet's values, and the conditions that it is not counted under: its own. */
interface FacetDefinition {
  readonly each: string;
  readonly ignores: readonly (keyof ServiceConditions)[];
  readonly conditions?: readonly Condition[];
}

export const facetDefinitions: Readonly<Record<ServiceFacet, FacetDefinition>> = {
  category: {
    each: "category AS value",
    ignores: ["category", "categories"],
    conditions: conditionWith("", (none) => `category > ${none}`),
  },
  tag: { each: "unnest(tags) AS value", ignores: ["tag", "tags"] },
  kind: { each: "kind AS value", ignores: ["kind"] },
  status: { each: "status AS value", ignores: ["status", "statuses"] },
  developer: { each: "developer AS value", ignores: ["developerAddress", "developerOrganization"] },
};

/** The conditions under which a facet is counted. */
export function otherConditions(facet: ServiceFacet, conditions: ServiceConditions): ServiceConditions {
  const ignored = facetDefinitions[facet].ignores.map((name) => [name, undefined]);
  return { ...conditions, ...Object.fromEntries(ignored) };
}

/** Conditions on columns; that of the text is not among them. */
export function conditionsOf(given: ServiceConditions): Condition[] {
  return [
    ...equals("status", given.status),
    ...oneOf("status", given.statuses),
    ...equals("kind", given.kind),
    ...equals("category", given.category),
    ...oneOf("category", given.categories),
    ...conditionWith(given.tag, (value) => `tags @> ARRAY[${value}::text]`),
    ...withTexts(given.tags?.all, (values) => `tags @> ${values}`),
    ...withTexts(given.tags?.any, (values) => `tags && ${values}`),
    ...equals("developer", given.developerAddress),
    ...conditionWith(given.developerOrganization, isOfOrganization),
    ...nameContains(given.nameContains),
    ...oneOf("name", given.names),
    ...withTexts(given.composes, (values) => `composed_names @> ${values}`),
    ...compared("price >=", given.priceFrom),
    ...compared("price <=", given.priceTo),
    ...compared("created_at >=", given.createdFrom),
    ...compared("created_at <", given.createdTo),
  ];
}

/** Accounts keep their organisation, so those of now are those of any block. */
function isOfOrganization(mspId: string): string {
  return `developer = ANY(ARRAY(SELECT address FROM marketplace.users WHERE ${validAt()} AND organization = ${mspId}))`;
}

/** The labels have the name in them, and the index on parts of texts. */
function nameContains(part: Given<string>): Condition[] {
  const pattern = part && `%${fold(part).replace(/[\\%_]/g, "\\$&")}%`;
  return conditionWith(pattern, (value) => `labels LIKE ${value} AND folded_name LIKE ${value}`);
}

function oneOf(column: string, values: Given<readonly string[]>): Condition[] {
  return withTexts(values, (bound) => `${column} = ANY(${bound})`);
}

function withTexts(values: Given<readonly string[]>, sql: Condition["sql"]): Condition[] {
  if (!values) return [];
  const storable = values.map((value) => value.replaceAll("\0", "\ufffd"));
  return [{ sql: (bound) => sql(`${bound}::text[]`), value: storable }];
}

function compared(comparison: string, value: Given<bigint | Date>): Condition[] {
  if (value === null || value === undefined) return [];
  return [{ sql: (bound) => `${comparison} ${bound}`, value: typeof value === "bigint" ? `${value}` : value }];
}

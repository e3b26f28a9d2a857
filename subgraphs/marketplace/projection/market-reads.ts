import DataLoader from "dataloader";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Sql } from "../../../store/database/database.ts";
import { safeInteger, text } from "../../../store/tables/columns.ts";
import {
  type ComputedColumn,
  type Condition,
  type ListQuery,
  listedBy,
  type OrderColumn,
  type Ordering,
  orderOf,
} from "../../../store/tables/list-query.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import { type Connection, type PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { defineRow } from "../../../store/tables/row-codec.ts";
import type { RowOf } from "../../../store/tables/table.ts";
import { type CallRightsRecord, foldUserName, type ServiceOrder, type ServiceRecord, type UserRecord } from "./rows.ts";
import { hasWords, isWritten, relevanceOf, wordsOf } from "./search-words.ts";
import {
  conditionsOf,
  facetDefinitions,
  otherConditions,
  type ServiceConditions,
  type ServiceFacet,
} from "./service-conditions.ts";
import { callRightsTable, servicesTable, usersTable } from "./tables.ts";

const schema = "marketplace";
const services = { schema, table: servicesTable };
const users = { schema, table: usersTable };
const callRights = { schema, table: callRightsTable };

const serviceOrders: Readonly<Record<ServiceOrder, readonly OrderColumn[]>> = {
  NAME: orderOf(servicesTable, "name"),
  CREATED_AT: orderOf(servicesTable, "createdAt", "name"),
  UPDATED_AT: orderOf(servicesTable, "updatedAt", "name"),
  PRICE: orderOf(servicesTable, "price", "name"),
  RELEVANCE: [{ column: "relevance", type: "numeric" }, ...orderOf(servicesTable, "name")],
};

const facetRow = defineRow({ value: text(), count: safeInteger("bigint") });
/** A value of a facet, with the number of services that have it. */
export type FacetValue = RowOf<typeof facetRow>;

const facetOrder: readonly OrderColumn[] = [
  { column: "count", type: "numeric" },
  { column: "value", type: "text" },
];

const byName: Ordering<ServiceOrder> = { field: "NAME", isDescending: false };
const byRelevance: Ordering<ServiceOrder> = { field: "RELEVANCE", isDescending: true };

const servicesOfDeveloper: ListQuery<ServiceRecord> = {
  ...services,
  ...listedBy(servicesTable, "developerAddress", "name"),
};
const composersOfService: ListQuery<ServiceRecord> = {
  ...services,
  belongs: "composed_names @> ARRAY[list.key]",
  order: serviceOrders.NAME,
  sortsFound: true,
};
const rightsOfAccount: ListQuery<CallRightsRecord> = {
  ...callRights,
  ...listedBy(callRightsTable, "userAddress", "serviceName"),
};
const usersOfOrganization: ListQuery<UserRecord> = { ...users, ...listedBy(usersTable, "mspId", "address") };

/** Page of services, with the conditions of their list. */
export interface ServicePage extends Connection<ServiceRecord> {
  readonly conditions: ServiceConditions;
}

/** Conditions of a search as a statement has them, and the column of its order. */
interface Search {
  readonly conditions: readonly Condition[];
  readonly relevance?: ComputedColumn;
}

/** Reads of one request: the same page of many lists in one statement, and nothing twice. */
export class MarketReads {
  readonly #services: DataLoader<string, ServiceRecord | undefined>;
  readonly #users: DataLoader<string, UserRecord | undefined>;
  readonly #usersByName: DataLoader<string, UserRecord | undefined>;
  readonly #pages: PageLoader;
  /** Whether words of this request are written somewhere, by the words. */
  readonly #written: DataLoader<string, boolean>;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#services = new DataLoader((names) => findServices(sql, names, asOf));
    this.#users = new DataLoader((addresses) => findUsers(sql, "address", addresses, asOf));
    this.#usersByName = new DataLoader((names) => findUsers(sql, "foldedName", names, asOf));
    this.#pages = new PageLoader(sql, asOf);
    this.#written = new DataLoader((texts) => Promise.all(texts.map((one) => isWritten(sql, one.split(" "), asOf))));
  }

  service(name: string): Promise<ServiceRecord | undefined> {
    return this.#services.load(name);
  }

  /** Service as it is now, whatever this request has read before. */
  serviceNow(name: string): Promise<ServiceRecord | undefined> {
    return this.#services.clear(name).load(name);
  }

  user(address: string): Promise<UserRecord | undefined> {
    return this.#users.load(address);
  }

  /** @param name in any case */
  userByName(name: string): Promise<UserRecord | undefined> {
    return this.#usersByName.load(foldUserName(name));
  }

  /**
   * Services that fulfil conditions: by relevance where a text is searched, by name else, unless ordered otherwise.
   * @throws BAD_INPUT
   */
  async services(
    conditions: ServiceConditions,
    ordering: Ordering<ServiceOrder> | undefined,
    args: PageRequest,
  ): Promise<ServicePage> {
    const { field, isDescending } = ordering ?? (conditions.text ? byRelevance : byName);
    const { relevance, ...search } = await this.#searchOf(conditions);
    if (field === "RELEVANCE" && !relevance)
      throw new PlatformError("BAD_INPUT", "the order RELEVANCE needs a text in the filter");
    const computed = field === "RELEVANCE" ? relevance : undefined;
    const query = { ...services, ...search, computed, order: serviceOrders[field], isDescending };
    return { ...(await this.#pages.page(query, args)), conditions };
  }

  /** Values of a facet of services under conditions, the most frequent first; the facet's own do not count. */
  async facet(facet: ServiceFacet, conditions: ServiceConditions, args: PageRequest): Promise<Connection<FacetValue>> {
    const { each, conditions: own = [] } = facetDefinitions[facet];
    const search = await this.#searchOf(otherConditions(facet, conditions));
    const query: ListQuery<FacetValue> = {
      ...services,
      grouping: { by: ["value"], each, aggregates: ["count(*) AS count"], row: facetRow },
      conditions: [...search.conditions, ...own],
      order: facetOrder,
      isDescending: true,
    };
    return this.#pages.page(query, args);
  }

  async servicesOf(developerAddress: string, args: PageRequest): Promise<ServicePage> {
    const page = await this.#pages.page(servicesOfDeveloper, args, developerAddress);
    return { ...page, conditions: { developerAddress } };
  }

  /** Mashups that compose a service. */
  async composersOf(name: string, args: PageRequest): Promise<ServicePage> {
    return { ...(await this.#pages.page(composersOfService, args, name)), conditions: { composes: [name] } };
  }

  callRightsOf(address: string, args: PageRequest): Promise<Connection<CallRightsRecord>> {
    return this.#pages.page(rightsOfAccount, args, address);
  }

  usersOf(mspId: string, args: PageRequest): Promise<Connection<UserRecord>> {
    return this.#pages.page(usersOfOrganization, args, mspId);
  }

  async #searchOf(given: ServiceConditions): Promise<Search> {
    const conditions = conditionsOf(given);
    if (!given.text) return { conditions };
    const words = wordsOf(given.text);
    const isExact = words.length > 0 && (await this.#written.load(words.join(" ")));
    return { conditions: [...conditions, ...hasWords(words, isExact)], relevance: relevanceOf(words) };
  }
}

/** Account that registered each service, by the service's name. */
export async function readOwners(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const text = `SELECT name, developer FROM ${schema}.${servicesTable.name} WHERE valid_to IS NULL`;
  const rows = await sql.query<{ name: string; developer: string }>(text);
  return new Map(rows.map(({ name, developer }) => [name, developer]));
}

async function findServices(
  sql: Sql,
  names: readonly string[],
  block: bigint | undefined,
): Promise<(ServiceRecord | undefined)[]> {
  const found = await lookUp(sql, { ...services, key: "name", block }, names);
  return names.map((name) => found.get(name)?.[0]);
}

async function findUsers(
  sql: Sql,
  key: "address" | "foldedName",
  texts: readonly string[],
  block: bigint | undefined,
): Promise<(UserRecord | undefined)[]> {
  const found = await lookUp(sql, { ...users, key, block }, texts);
  return texts.map((text) => found.get(text)?.[0]);
}

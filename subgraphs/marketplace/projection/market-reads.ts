import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import {
  type Condition,
  conditionWith,
  equals,
  type ListQuery,
  listedBy,
  type OrderColumn,
  orderOf,
} from "../../../store/tables/list-query.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import { type Connection, type PageRequest } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { fold } from "../../kit/fold.ts";
import { type CallRightsRecord, foldUserName, type ServiceOrder, type ServiceRecord, type UserRecord } from "./rows.ts";
import { callRightsTable, servicesTable, usersTable } from "./tables.ts";

/** Conditions of a list of services; all that are given must hold. */
export interface ServiceConditions {
  readonly status?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly tag?: string | null | undefined;
  readonly developerAddress?: string | null | undefined;
  /** Part of the name, in any case. */
  readonly nameContains?: string | null | undefined;
}

const schema = "marketplace";
const services = { schema, table: servicesTable };
const users = { schema, table: usersTable };
const callRights = { schema, table: callRightsTable };

const serviceOrders: Readonly<Record<ServiceOrder, readonly OrderColumn[]>> = {
  NAME: orderOf(servicesTable, "name"),
  CREATED_AT: orderOf(servicesTable, "createdAt", "name"),
  PRICE: orderOf(servicesTable, "price", "name"),
};

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

/** Reads of one request: the same page of many lists in one statement, and nothing twice. */
export class MarketReads {
  readonly #services: DataLoader<string, ServiceRecord | undefined>;
  readonly #users: DataLoader<string, UserRecord | undefined>;
  readonly #usersByName: DataLoader<string, UserRecord | undefined>;
  readonly #pages: PageLoader;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#services = new DataLoader((names) => findServices(sql, names, asOf));
    this.#users = new DataLoader((addresses) => findUsers(sql, "address", addresses, asOf));
    this.#usersByName = new DataLoader((names) => findUsers(sql, "foldedName", names, asOf));
    this.#pages = new PageLoader(sql, asOf);
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

  services(
    conditions: ServiceConditions,
    { field, isDescending }: { readonly field: ServiceOrder; readonly isDescending: boolean },
    args: PageRequest,
  ): Promise<Connection<ServiceRecord>> {
    const order = serviceOrders[field];
    return this.#pages.page({ ...services, conditions: conditionsOf(conditions), order, isDescending }, args);
  }

  servicesOf(developer: string, args: PageRequest): Promise<Connection<ServiceRecord>> {
    return this.#pages.page(servicesOfDeveloper, args, developer);
  }

  /** Mashups that compose a service. */
  composersOf(name: string, args: PageRequest): Promise<Connection<ServiceRecord>> {
    return this.#pages.page(composersOfService, args, name);
  }

  callRightsOf(address: string, args: PageRequest): Promise<Connection<CallRightsRecord>> {
    return this.#pages.page(rightsOfAccount, args, address);
  }

  usersOf(mspId: string, args: PageRequest): Promise<Connection<UserRecord>> {
    return this.#pages.page(usersOfOrganization, args, mspId);
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

function conditionsOf(given: ServiceConditions): Condition[] {
  return [
    ...equals("status", given.status),
    ...equals("kind", given.kind),
    ...equals("category", given.category),
    ...conditionWith(given.tag, (value) => `tags @> ARRAY[${value}::text]`),
    ...equals("developer", given.developerAddress),
    ...conditionWith(
      given.nameContains && fold(given.nameContains),
      (value) => `position(${value} in folded_name) > 0`,
    ),
  ];
}

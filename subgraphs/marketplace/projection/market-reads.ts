import DataLoader from "dataloader";
import type { Sql } from "../../../store/database/database.ts";
import { type Condition, type ListQuery, listedBy, type OrderColumn } from "../../../store/tables/list-query.ts";
import { lookUp } from "../../../store/tables/look-up.ts";
import { type Connection } from "../../../store/tables/page.ts";
import { PageLoader } from "../../../store/tables/page-loader.ts";
import { fold } from "../../kit/fold.ts";
import { mapNodes, type PageArgs } from "../../kit/paging.ts";
import {
  type CallRightsRecord,
  type ServiceOrder,
  type ServiceRecord,
  type StoredCallRights,
  type StoredService,
  type StoredUser,
  serviceRecord,
  storedCallRightsRecord,
  type UserRecord,
  userRecord,
} from "./rows.ts";

/** What to list; every condition given must hold. */
export interface ServiceConditions {
  readonly status?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly tag?: string | null | undefined;
  readonly developerAddress?: string | null | undefined;
  /** Part of the name, in any case. */
  readonly nameContains?: string | null | undefined;
}

const [services, users, callRights] = ["marketplace.services", "marketplace.users", "marketplace.call_rights"] as const;

const byName: readonly OrderColumn[] = [{ column: "name", type: "text" }];
const serviceOrders: Readonly<Record<ServiceOrder, readonly OrderColumn[]>> = {
  NAME: byName,
  CREATED_AT: [{ column: "created_at", type: "timestamptz" }, ...byName],
  PRICE: [{ column: "price", type: "numeric" }, ...byName],
};

const servicesOfDeveloper: ListQuery = { table: services, ...listedBy("developer", ...byName) };
const composersOfService: ListQuery = {
  ...{ table: services, belongs: "composed_names @> ARRAY[list.key]", order: byName },
  sortsFound: true,
};
const rightsOfAccount: ListQuery = { table: callRights, ...listedBy("account", { column: "service", type: "text" }) };
const usersOfOrganization: ListQuery = {
  ...{ table: users, ...listedBy("organization", { column: "address", type: "text" }) },
};

/** What one request reads of the store: the same page of many things at once, and nothing twice. */
export class MarketReads {
  readonly #services: DataLoader<string, ServiceRecord | undefined>;
  readonly #users: DataLoader<string, UserRecord | undefined>;
  readonly #pages: PageLoader;

  /** @param asOf the block as of which to read; the newest unless given */
  constructor(sql: Sql, asOf?: bigint) {
    this.#services = new DataLoader((names) => findServices(sql, names, asOf));
    this.#users = new DataLoader((addresses) => findUsers(sql, addresses, asOf));
    this.#pages = new PageLoader(sql, asOf);
  }

  service(name: string): Promise<ServiceRecord | undefined> {
    return this.#services.load(name);
  }

  /** A service as it is now, whatever this request has read before. */
  serviceNow(name: string): Promise<ServiceRecord | undefined> {
    return this.#services.clear(name).load(name);
  }

  user(address: string): Promise<UserRecord | undefined> {
    return this.#users.load(address);
  }

  async services(
    conditions: ServiceConditions,
    { field, isDescending }: { readonly field: ServiceOrder; readonly isDescending: boolean },
    args: PageArgs,
  ): Promise<Connection<ServiceRecord>> {
    const order = serviceOrders[field];
    const query = { table: services, conditions: conditionsOf(conditions), order, isDescending };
    return mapNodes(await this.#pages.page<StoredService>(query, args), serviceRecord);
  }

  async servicesOf(developer: string, args: PageArgs): Promise<Connection<ServiceRecord>> {
    return mapNodes(await this.#pages.page<StoredService>(servicesOfDeveloper, args, developer), serviceRecord);
  }

  /** Mashups that compose a service. */
  async composersOf(name: string, args: PageArgs): Promise<Connection<ServiceRecord>> {
    return mapNodes(await this.#pages.page<StoredService>(composersOfService, args, name), serviceRecord);
  }

  async callRightsOf(address: string, args: PageArgs): Promise<Connection<CallRightsRecord>> {
    return mapNodes(await this.#pages.page<StoredCallRights>(rightsOfAccount, args, address), storedCallRightsRecord);
  }

  async usersOf(mspId: string, args: PageArgs): Promise<Connection<UserRecord>> {
    return mapNodes(await this.#pages.page<StoredUser>(usersOfOrganization, args, mspId), userRecord);
  }
}

/** Who registered each service, by its name. */
export async function readOwners(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<StoredService>(`SELECT name, developer FROM ${services} WHERE valid_to IS NULL`);
  return new Map(rows.map(({ name, developer }) => [name, developer]));
}

async function findServices(
  sql: Sql,
  names: readonly string[],
  block: bigint | undefined,
): Promise<(ServiceRecord | undefined)[]> {
  const found = await lookUp<StoredService>(sql, { table: services, key: "name", block }, names);
  return names.map((name) => found.get(name)?.map(serviceRecord)[0]);
}

async function findUsers(
  sql: Sql,
  addresses: readonly string[],
  block: bigint | undefined,
): Promise<(UserRecord | undefined)[]> {
  const found = await lookUp<StoredUser>(sql, { table: users, key: "address", block }, addresses);
  return addresses.map((address) => found.get(address)?.map(userRecord)[0]);
}

function conditionsOf(given: ServiceConditions): Condition[] {
  const condition = (value: string | null | undefined, sql: Condition["sql"]): Condition[] =>
    value === undefined || value === null ? [] : [{ sql, value: value.replaceAll("\0", "\ufffd") }];
  return [
    ...condition(given.status, (value) => `status = ${value}`),
    ...condition(given.kind, (value) => `kind = ${value}`),
    ...condition(given.category, (value) => `category = ${value}`),
    ...condition(given.tag, (value) => `tags @> ARRAY[${value}::text]`),
    ...condition(given.developerAddress, (value) => `developer = ${value}`),
    ...condition(given.nameContains && fold(given.nameContains), (value) => `position(${value} in folded_name) > 0`),
  ];
}

import type { ServiceOrder, ServiceRecord } from "./rows.ts";
import { GroupedRows, SortedRows } from "./sorted-rows.ts";

/** How each order sorts. */
export const serviceOrders: Readonly<Record<ServiceOrder, (service: ServiceRecord) => string>> = {
  NAME: (service) => service.orderKeys.NAME,
  CREATED_AT: (service) => service.orderKeys.CREATED_AT,
  PRICE: (service) => service.orderKeys.PRICE,
};

/** What to list; every condition given must hold. */
export interface ServiceConditions {
  readonly status?: string | undefined;
  readonly kind?: string | undefined;
  readonly category?: string | undefined;
  readonly tag?: string | undefined;
  readonly developerAddress?: string | undefined;
  /** Part of the name, in any case. */
  readonly nameContains?: string | undefined;
}

/** Group of all services, and of those without a category. */
const everything = "";

/** All services with the indexes that make the usual pages cheap. */
export class ServiceCatalog {
  readonly #byName = new Map<string, ServiceRecord>();
  /** Per order, everything and each status: what front pages show. */
  readonly #ordered: Readonly<Record<ServiceOrder, GroupedRows<ServiceRecord>>> = {
    NAME: new GroupedRows(serviceOrders.NAME),
    CREATED_AT: new GroupedRows(serviceOrders.CREATED_AT),
    PRICE: new GroupedRows(serviceOrders.PRICE),
  };
  readonly #byDeveloper = new GroupedRows(serviceOrders.NAME);
  readonly #byCategory = new GroupedRows(serviceOrders.NAME);
  readonly #byTag = new GroupedRows(serviceOrders.NAME);
  readonly #composers = new Map<string, SortedRows<string>>();

  find(name: string): ServiceRecord | undefined {
    return this.#byName.get(name);
  }

  /** Names of the mashups that compose a service, sorted. */
  composersOf(name: string): readonly string[] {
    return this.#composers.get(name)?.rows ?? [];
  }

  put(service: ServiceRecord): void {
    const before = this.#byName.get(service.name);
    if (before) this.#unindex(before);
    this.#byName.set(service.name, service);
    this.#index(service);
  }

  /** Services that fulfil all conditions, in the given order. */
  list(conditions: ServiceConditions, order: ServiceOrder): readonly ServiceRecord[] {
    const { status, kind, category, tag, developerAddress, nameContains } = conditions;
    const grouped = this.#narrowestGroup(conditions);
    const candidates = grouped ?? this.#ordered[order].rowsOf(status ?? everything);
    const part = nameContains?.toLowerCase();
    const isFiltered = grouped !== undefined || kind !== undefined || part !== undefined;
    if (!isFiltered) return candidates;
    const matching = candidates.filter(
      (service) =>
        (status === undefined || service.status === status) &&
        (kind === undefined || service.kind === kind) &&
        (category === undefined || service.category === category) &&
        (tag === undefined || service.tags.includes(tag)) &&
        (developerAddress === undefined || service.developerAddress === developerAddress) &&
        (part === undefined || service.name.toLowerCase().includes(part)),
    );
    return grouped && order !== "NAME" ? sortBy(matching, serviceOrders[order]) : matching;
  }

  /** The shortest indexed list that holds every match, by name; `undefined` when the ordered lists serve as well. */
  #narrowestGroup({ category, tag, developerAddress }: ServiceConditions): readonly ServiceRecord[] | undefined {
    const groups: (readonly ServiceRecord[])[] = [];
    if (category !== undefined) groups.push(this.#byCategory.rowsOf(category));
    if (tag !== undefined) groups.push(this.#byTag.rowsOf(tag));
    if (developerAddress !== undefined) groups.push(this.#byDeveloper.rowsOf(developerAddress));
    return groups.sort((a, b) => a.length - b.length)[0];
  }

  #index(service: ServiceRecord): void {
    for (const rows of Object.values(this.#ordered)) {
      rows.put(everything, service);
      rows.put(service.status, service);
    }
    this.#byDeveloper.put(service.developerAddress, service);
    this.#byCategory.put(service.category ?? everything, service);
    for (const tag of service.tags) this.#byTag.put(tag, service);
    for (const name of service.composedNames) this.#addComposer(name, service.name);
  }

  #unindex(service: ServiceRecord): void {
    for (const rows of Object.values(this.#ordered)) {
      rows.remove(everything, service);
      rows.remove(service.status, service);
    }
    this.#byDeveloper.remove(service.developerAddress, service);
    this.#byCategory.remove(service.category ?? everything, service);
    for (const tag of service.tags) this.#byTag.remove(tag, service);
    for (const name of service.composedNames) this.#composers.get(name)?.remove(service.name);
  }

  #addComposer(composed: string, composer: string): void {
    let composers = this.#composers.get(composed);
    if (!composers) {
      composers = new SortedRows((name) => name);
      this.#composers.set(composed, composers);
    }
    composers.put(composer);
  }
}

function sortBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

import { readableText, type ServiceEntry, visibleName } from "@ledgerloom/chaincode";
import type { ListingRow } from "./listing-file.ts";
import { priceOfMashup, priceOfService } from "./listing-price.ts";

/** Defect of a listed row that was mended so that the ledger takes the row. */
export interface ListingDefect {
  readonly problem:
    | "DUPLICATE_NAME"
    | "NAME_TOO_LONG"
    | "NAME_CHANGED"
    | "UNRESOLVED_COMPOSITION"
    | "NOTHING_COMPOSED"
    | "BAD_TEXT"
    | "BAD_URL";
  /** Name of the row in the listing. */
  readonly listedName: string;
  /** Name of the row in the ledger. */
  readonly name: string;
  /** Listed text in full. */
  readonly found: string;
}

export interface ListingPlan {
  /** Entries as the ledger takes them, mashups after services. */
  readonly entries: readonly ServiceEntry[];
  readonly defects: readonly ListingDefect[];
}

const maxNameLength = 128;
const maxTagLength = 48;
const maxCategoryLength = 64;
const maxTags = 20;
const maxComposed = 100;
const maxDescriptionLength = 2_000;

/**
 * Plans the import of a listing: rows as the ledger takes them. The same listing always gives the same plan, whatever
 * has been imported before, so an interrupted import goes on where it stopped.
 *
 * Every row is kept: a name that is taken gets a number, one that is too long is cut, characters that the ledger
 * refuses are dropped. Compositions that name no listed service are left out of the row; a mashup without any
 * composition left is registered as a service. Each change is reported with the listed text.
 * @param isTaken whether another account has registered a name
 */
export function planListing(rows: readonly ListingRow[], isTaken: (name: string) => boolean): ListingPlan {
  return new ListingPlanner(isTaken).plan(rows);
}

class ListingPlanner {
  readonly #isTaken: (name: string) => boolean;
  readonly #defects: ListingDefect[] = [];
  /** Entries so far by name in the ledger. */
  readonly #entries = new Map<string, ServiceEntry>();
  /** Name in the ledger of the first service that is listed under a name. */
  readonly #serviceNames = new Map<string, string>();

  constructor(isTaken: (name: string) => boolean) {
    this.#isTaken = isTaken;
  }

  plan(rows: readonly ListingRow[]): ListingPlan {
    for (const row of rows.filter(({ kind }) => kind === "SERVICE")) this.#add(row);
    for (const row of rows.filter(({ kind }) => kind === "MASHUP")) this.#add(row);
    return { entries: [...this.#entries.values()], defects: this.#defects };
  }

  #add(row: ListingRow): void {
    const name = this.#nameOf(row);
    const composes = this.#compositionOf(row, name);
    const described = {
      name,
      category: cut(visibleName(row.category), maxCategoryLength),
      tags: [...new Set(row.tags.map((tag) => cut(visibleName(tag), maxTagLength)))].filter(Boolean).slice(0, maxTags),
      description: this.#descriptionOf(row, name),
      url: this.#urlOf(row, name),
      composes,
    };
    const isMashup = composes.length > 0;
    const price = isMashup
      ? priceOfMashup(composes.map((composed) => this.#entries.get(composed)?.price ?? 0n))
      : priceOfService(name);
    this.#entries.set(name, { kind: isMashup ? "MASHUP" : "SERVICE", ...described, price });
    if (row.kind === "SERVICE" && !this.#serviceNames.has(row.name)) this.#serviceNames.set(row.name, name);
  }

  #nameOf(row: ListingRow): string {
    const shown = visibleName(row.name) || "Unnamed";
    const base = cut(shown, maxNameLength);
    if (shown.length > maxNameLength) this.#report("NAME_TOO_LONG", row, base, row.name);
    else if (shown !== row.name) this.#report("NAME_CHANGED", row, base, row.name);
    let name = base;
    for (let copy = 2; this.#entries.has(name) || this.#isTaken(name); copy++) {
      const suffix = ` (${copy})`;
      name = cut(base, maxNameLength - suffix.length) + suffix;
    }
    if (name !== base) this.#report("DUPLICATE_NAME", row, name, base);
    return name;
  }

  #compositionOf(row: ListingRow, name: string): string[] {
    if (row.kind === "SERVICE") return [];
    const composes = new Set<string>();
    for (const listed of row.composes) {
      const service = this.#serviceNames.get(listed);
      if (service !== undefined && composes.size < maxComposed) composes.add(service);
      else this.#report("UNRESOLVED_COMPOSITION", row, name, listed);
    }
    if (composes.size === 0) this.#report("NOTHING_COMPOSED", row, name, row.composes.join(", "));
    return [...composes];
  }

  #descriptionOf(row: ListingRow, name: string): string {
    const clean = cut(readableText(row.description, ""), maxDescriptionLength);
    if (clean !== row.description) this.#report("BAD_TEXT", row, name, row.description);
    return clean;
  }

  #urlOf(row: ListingRow, name: string): string {
    const isUsable = row.url === "" || (row.url.length <= 512 && /^https?:\/\/[\x21-\x7e]+$/.test(row.url));
    if (!isUsable) this.#report("BAD_URL", row, name, row.url);
    return isUsable ? row.url : "";
  }

  #report(problem: ListingDefect["problem"], row: ListingRow, name: string, found: string): void {
    this.#defects.push({ problem, listedName: row.name, name, found });
  }
}

/** Text of at most so many UTF-16 units, without half a character or a space at the end. */
function cut(text: string, maxLength: number): string {
  return text.length <= maxLength
    ? text
    : text
        .slice(0, maxLength)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd();
}

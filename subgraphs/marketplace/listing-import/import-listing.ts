import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { PlatformError } from "../../../errors/platform-error.ts";
import { ImporterAccount, type ImporterTools } from "./importer-account.ts";
import { type ListingRow, readListing, type UnreadableLine } from "./listing-file.ts";
import { type ListingDefect, type ListingPlan, planListing } from "./listing-plan.ts";

/** Report of an import, written as `listing-import.json` in the data directory. */
export interface ListingImportReport {
  /** Number of the listing's rows that are in the ledger now. */
  readonly rows: number;
  readonly defects: readonly ListingDefect[];
  readonly unreadable: readonly UnreadableLine[];
}

/** Listing to import, and the folder of its state. */
export interface ListingOptions {
  /** Folder or files, as `findListing` takes them. */
  readonly from: string;
  /** Folder that keeps the importer's key and the report. */
  readonly dataDirectory: string;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface ListingImportOptions extends ListingOptions, ImporterTools {
  /**
   * Accounts by the services of the store that they registered; `caughtUp` waits until it shows everything that the
   * ledger holds.
   */
  readonly readOwners: () => Promise<ReadonlyMap<string, string>>;
  readonly caughtUp: () => Promise<void>;
  /** Stops the import after the batch under way. */
  readonly signal?: AbortSignal;
  readonly log: Logger;
}

const batchSize = 250;
const maxRuns = 20;
const pauseMs = 1_000;

/**
 * Imports a listing: registers its services and mashups in the ledger, each batch in one transaction. Rows that the
 * ledger has are not sent again, so an import that was interrupted at any moment goes on, and one that is complete does
 * nothing.
 * @returns `undefined` when it was stopped before the end
 * @throws PlatformError when the ledger refuses or does not answer
 */
export async function importListing(options: ListingImportOptions): Promise<ListingImportReport | undefined> {
  const { rows, unreadable } = await readListing(options.from);
  const importer = await ImporterAccount.open(options.dataDirectory, options);
  const plan = await registerPersistently(importer, rows, options);
  if (!plan) return undefined;
  const report = { rows: plan.entries.length, defects: plan.defects, unreadable };
  const path = join(options.dataDirectory, "listing-import.json");
  await writeReport(path, report);
  options.log.info({ rows: report.rows, defects: plan.defects.length, report: path }, "Listing is imported");
  return report;
}

/** Registers missing rows, and plans again after a conflict. */
async function registerPersistently(
  importer: ImporterAccount,
  rows: readonly ListingRow[],
  options: ListingImportOptions,
): Promise<ListingPlan | undefined> {
  for (let run = 1; ; run++) {
    try {
      await options.caughtUp();
      return await registerMissing(importer, rows, options);
    } catch (error) {
      if (run === maxRuns || options.signal?.aborted || !mayGoOn(error)) throw error;
      options.log.warn({ err: error, run }, "Listing import was interrupted and looks again");
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/**
 * Registers missing rows.
 * @returns the whole plan once all of it is in the ledger; `undefined` when it was stopped before
 */
async function registerMissing(
  importer: ImporterAccount,
  rows: readonly ListingRow[],
  { readOwners, onProgress, signal, log }: ListingImportOptions,
): Promise<ListingPlan | undefined> {
  const owners = await readOwners();
  const ownerOf = (name: string) => owners.get(name);
  const plan = planListing(rows, (name) => (ownerOf(name) ?? importer.address) !== importer.address);
  const missing = plan.entries.filter((entry) => ownerOf(entry.name) === undefined);
  const total = plan.entries.length;
  let done = total - missing.length;
  onProgress?.({ done, total });
  if (missing.length > 0) {
    log.info({ done, total }, "Importing the listing");
    await importer.register();
  }
  for (let start = 0; start < missing.length; start += batchSize) {
    if (signal?.aborted) return undefined;
    const batch = missing.slice(start, start + batchSize);
    await importer.perform("RegisterServices", { services: batch, publish: true });
    done += batch.length;
    log.debug({ done, total }, "Listing import goes on");
    onProgress?.({ done, total });
  }
  return plan;
}

/**
 * Whether a new plan may help: another account took a name meanwhile, a batch of an earlier process arrived late, or
 * the ledger was away.
 */
function mayGoOn(error: unknown): boolean {
  if (!(error instanceof PlatformError)) return false;
  return error.retryable || ["ALREADY_EXISTS", "BAD_COUNTER", "TIMEOUT"].includes(error.code);
}

/** Writes the report beside and renames it, so that there is a whole report or none. */
async function writeReport(path: string, report: ListingImportReport): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(report, null, 2), { flush: true });
  await rename(`${path}.new`, path);
}

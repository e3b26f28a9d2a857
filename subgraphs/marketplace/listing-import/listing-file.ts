import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { z } from "zod";

const text = z.string();
const names = z.array(text).default([]);

const serviceLine = z.object({
  name: text.min(1),
  category: text.default(""),
  tags: names,
  description: text.default(""),
  url: text.default(""),
});
const mashupLine = serviceLine.extend({ apis: names });

/** Row of a listing as its source wrote it. */
export interface ListingRow {
  readonly kind: "SERVICE" | "MASHUP";
  readonly name: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly url: string;
  /** Names of composed services. */
  readonly composes: readonly string[];
}

/** Line of a listing that is no row. */
export interface UnreadableLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface Listing {
  readonly rows: readonly ListingRow[];
  readonly unreadable: readonly UnreadableLine[];
}

const patterns = { SERVICE: /^services.*\.jsonl(\.gz)?$/, MASHUP: /^mashups.*\.jsonl(\.gz)?$/ } as const;

type ListingFiles = Readonly<Record<ListingRow["kind"], readonly string[]>>;

/**
 * Finds the files of a listing: `services*.jsonl` and `mashups*.jsonl`, or compressed with `.gz` behind.
 * @param listing a folder, or files with commas between
 * @throws Error that says what is wrong with it
 */
export async function findListing(listing: string): Promise<ListingFiles> {
  const files = await pathsOf(listing).catch((error: Error) => {
    throw new Error(`cannot read the listing: ${error.message}`);
  });
  const found = {
    SERVICE: files.filter((file) => patterns.SERVICE.test(basename(file))),
    MASHUP: files.filter((file) => patterns.MASHUP.test(basename(file))),
  };
  const isListed = found.SERVICE.length + found.MASHUP.length > 0;
  if (!isListed)
    throw new Error(`${listing} has no file services*.jsonl or mashups*.jsonl (.gz); take another folder or file`);
  return found;
}

async function pathsOf(listing: string): Promise<string[]> {
  const paths = listing.split(",");
  const given = await Promise.all(
    paths.map(async (path) => {
      if ((await stat(path)).isFile()) return [path];
      return (await readdir(path)).sort().map((file) => join(path, file));
    }),
  );
  return given.flat();
}

/** Reads services, then mashups: one JSON object per line. @throws Error when it cannot be read */
export async function readListing(listing: string): Promise<Listing> {
  const files = await findListing(listing);
  const rows: ListingRow[] = [];
  const unreadable: UnreadableLine[] = [];
  for (const kind of ["SERVICE", "MASHUP"] as const) {
    for (const file of files[kind]) await readFile(file, kind, rows, unreadable);
  }
  return { rows, unreadable };
}

async function readFile(
  path: string,
  kind: ListingRow["kind"],
  rows: ListingRow[],
  unreadable: UnreadableLine[],
): Promise<void> {
  let line = 0;
  // A pipeline, so that a truncated file ends the reading with its error.
  await pipeline(createReadStream(path), path.endsWith(".gz") ? createGunzip() : new PassThrough(), async (text) => {
    for await (const content of createInterface({ input: Readable.from(text) })) {
      line += 1;
      const row = parseLine(kind, content);
      if (typeof row === "string") unreadable.push({ file: path, line, reason: row });
      else rows.push(row);
    }
  });
}

function parseLine(kind: ListingRow["kind"], content: string): ListingRow | string {
  try {
    if (kind === "SERVICE") return { kind, ...serviceLine.parse(JSON.parse(content)), composes: [] };
    const { apis, ...row } = mashupLine.parse(JSON.parse(content));
    return { kind, ...row, composes: apis };
  } catch (error) {
    return error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  }
}

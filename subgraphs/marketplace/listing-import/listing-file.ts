import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
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

/** One row of a listing as its source wrote it. */
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

/** A line that is no row. */
export interface UnreadableLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface Listing {
  readonly rows: readonly ListingRow[];
  readonly unreadable: readonly UnreadableLine[];
}

/** Reads `services*.jsonl.gz`, then `mashups*.jsonl.gz`, of a folder: one JSON object per line. */
export async function readListing(folder: string): Promise<Listing> {
  const files = (await readdir(folder)).sort();
  const rows: ListingRow[] = [];
  const unreadable: UnreadableLine[] = [];
  for (const kind of ["SERVICE", "MASHUP"] as const) {
    const pattern = kind === "SERVICE" ? /^services.*\.jsonl\.gz$/ : /^mashups.*\.jsonl\.gz$/;
    for (const file of files.filter((name) => pattern.test(name))) {
      await readFile(join(folder, file), kind, rows, unreadable);
    }
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
  for await (const content of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    line += 1;
    const row = parseLine(kind, content);
    if (typeof row === "string") unreadable.push({ file: path, line, reason: row });
    else rows.push(row);
  }
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

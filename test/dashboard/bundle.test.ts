import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Sizes of the built pages, as a browser is sent them. */
const folder = join(import.meta.dirname, "../../clients/dashboard/dist");

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
}

const chunks = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;

/** All files that a chunk needs. */
function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const { file, imports = [], css = [] } = chunks[name] as Chunk;
  if (seen.has(file)) return seen;
  for (const one of [file, ...css]) seen.add(one);
  for (const one of imports) filesOf(one, seen);
  return seen;
}

const gzipKilobytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + readFileSync(join(folder, `${file}.gz`)).length, 0) / 1_000;

const [start = ""] = Object.keys(chunks).filter((name) => chunks[name]?.isEntry);
const startFiles = filesOf(start);

test("the start page, with all that is sent with it, has at most 170 kB", () => {
  const home = filesOf("src/pages/home/home-page.tsx");
  expect(gzipKilobytes(new Set([...startFiles, ...home]))).toBeLessThanOrEqual(170);
});

const pages = Object.keys(chunks).filter((name) => chunks[name]?.isDynamicEntry);

test.each(pages)("%s adds at most 80 kB", (name) => {
  const own = [...filesOf(name)].filter((file) => !startFiles.has(file));
  expect(own.length).toBeGreaterThan(0);
  expect(gzipKilobytes(own)).toBeLessThanOrEqual(80);
});

test("no page holds a script or a style of its own, which the content policy would stop", () => {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  expect(page.match(/<(?:style|script(?![^>]*\ssrc=))[^>]*>|\s(?:style|on\w+)=/g)).toBeNull();
});

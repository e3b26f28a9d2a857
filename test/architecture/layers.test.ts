import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sourceFiles as files, importsByPath, isTest } from "./imports.ts";

interface Row {
  readonly folder: string;
  /** Folders that it may import, or "all above". */
  readonly named: string;
}

/** A table of `docs/architecture.md`: its rows in their order, and in which folder those lie. */
interface Table {
  readonly within: string;
  readonly rows: readonly Row[];
}

const page = readFileSync("docs/architecture.md", "utf8");
const [, main = "", ...inner] = page.split(/^(?:## Who may import whom|### Inside (?=`))/m);
const tables: readonly Table[] = [{ within: "", rows: rowsIn(main, "") }, ...inner.map(innerTable)];

/** @param text below a heading that names the folder */
function innerTable(text: string): Table {
  const [, within = ""] = /^`([\w/-]+\/)`/.exec(text) ?? [];
  return { within, rows: rowsIn(text, within) };
}

/** The files of a folder itself lie in `./`. */
function rowsIn(text: string, within: string): Row[] {
  const rows = text.matchAll(/^\| `([\w/-]+|\.)\/` \|[^|]*\|([^|]*)\|$/gm);
  return [...rows].map(([, folder = "", named = ""]) => ({ folder: pathOf(folder, within), named: named.trim() }));
}

function pathOf(folder: string, within: string): string {
  return folder === "." ? within : `${within}${folder}/`;
}

/** @returns the folders above that a row lets import */
function allowedBy({ folder, named }: Row, { within, rows }: Table): readonly string[] {
  const folders = rows.map((row) => row.folder);
  if (named === "all above") return folders.slice(0, folders.indexOf(folder));
  return [...named.matchAll(/`([\w/-]+|\.)`/g)].map(([, name = ""]) => pathOf(name, within));
}

/** @returns the most specific row that a file lies in; in that of `./` lie files only, no folders */
const folderOf = (file: string, { rows, within }: Table) =>
  rows
    .map(({ folder }) => folder)
    .filter((folder) => file.startsWith(folder) && (folder !== within || !file.slice(within.length).includes("/")))
    .sort((a, b) => b.length - a.length)[0];

/** Imports of a file, types included: paths from the root, and folders of packages. */
function importsOf(file: string): string[] {
  const packages = [...readFileSync(file, "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"@ledgerloom\/(\w+)[/"]/g)];
  const folders = packages.map(([, name]) => (name === "chaincode" ? "chaincode/" : `clients/${name}/`));
  return [...importsByPath(file), ...folders];
}

/** The other folders of a table that one imports, each with a place where it does. */
function importedBy(folder: string, table: Table): Map<string, string> {
  const own = files.filter((file) => folderOf(file, table) === folder && !isTest(file));
  const imports = own.flatMap((file) =>
    importsOf(file).map((imported) => [folderOf(imported, table), file, imported] as const),
  );
  return new Map(
    imports.flatMap(([other, file, imported]) =>
      other && other !== folder ? [[other, `${file} -> ${imported}`] as const] : [],
    ),
  );
}

describe.each(tables)("imports in $within", (table) => {
  const { within, rows } = table;

  test("are of files that lie in a row", () => {
    const inside = files.filter((file) => file.startsWith(within) && !isTest(file));
    expect(inside.length).toBeGreaterThan(within ? 0 : 500);
    expect(inside.filter((file) => folderOf(file, table) === undefined)).toEqual([]);
  });

  test.each(rows)("of $folder are those of its row, which are above it", (row) => {
    const at = rows.indexOf(row);
    const allowed = allowedBy(row, table);
    expect(allowed.filter((name) => !rows.slice(0, at).some(({ folder }) => folder === name))).toEqual([]);
    const found = importedBy(row.folder, table);
    expect([...found].filter(([folder]) => !allowed.includes(folder))).toEqual([]);
    if (row.named !== "all above") expect(allowed.filter((folder) => !found.has(folder))).toEqual([]);
  });
});

test("only the graph of payments knows GraphQL's classes", () => {
  const payments = files.filter((file) => file.startsWith("subgraphs/payments/") && !isTest(file));
  const knowing = payments.filter((file) => readFileSync(file, "utf8").includes('from "type-graphql"'));
  expect(knowing.filter((file) => !file.includes("/graph/"))).toEqual([]);
});

test("a package that is installed alone is imported by its name", () => {
  const isInstalledAlone = (path: string) => /^(?:chaincode|clients\/pay|clients\/sdk|clients\/cli)\//.test(path);
  const byPath = files
    .filter((file) => !isTest(file) && !isInstalledAlone(file) && !file.startsWith("test/"))
    .flatMap((file) => importsByPath(file).flatMap((path) => (isInstalledAlone(path) ? [`${file} -> ${path}`] : [])));
  expect(byPath).toEqual([]);
});

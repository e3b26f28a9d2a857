import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importsByPath } from "./imports.ts";

/** The folders of `docs/architecture.md` in the order of their rows, each with those that it may import. */
const rows = [...readFileSync("docs/architecture.md", "utf8").matchAll(/^\| `([\w/-]+)\/` \|[^|]*\|([^|]*)\|$/gm)].map(
  ([, folder = "", named = ""]) => ({ folder, named: named.trim() }),
);
const folders = rows.map(({ folder }) => folder);

/** @returns the folders above that a row lets import */
function allowedBy({ folder, named }: (typeof rows)[number]): readonly string[] {
  if (named === "all above") return folders.slice(0, folders.indexOf(folder));
  return [...named.matchAll(/`([\w/-]+)`/g)].map(([, name = ""]) => name);
}

/** @returns the most specific row that a file lies in */
const folderOf = (file: string) =>
  folders.filter((folder) => file.startsWith(`${folder}/`)).sort((a, b) => b.length - a.length)[0];

const files = globSync("**/*.{ts,mjs}", {
  exclude: ["**/node_modules/**", "**/dist/**", ".data/**", "*.config.ts", "contracts/cache/**"],
});
const isTest = (file: string) => file.endsWith(".test.ts") || file.split("/").includes("testing");

/** What a file imports of ours, types included: paths from the root, and folders of packages. */
function importsOf(file: string): string[] {
  const packages = [...readFileSync(file, "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"@ledgerloom\/(\w+)[/"]/g)];
  const folders = packages.map(([, name]) => (name === "chaincode" ? "chaincode/" : `clients/${name}/`));
  return [...importsByPath(file), ...folders];
}

test("every file lies in a folder that has a row", () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => folderOf(file) === undefined)).toEqual([]);
});

test("a row names folders above it only", () => {
  for (const [at, row] of rows.entries()) {
    expect({ row: row.folder, below: allowedBy(row).filter((name) => !folders.slice(0, at).includes(name)) }).toEqual({
      row: row.folder,
      below: [],
    });
  }
});

/** The other folders that a folder imports, each with a place where it does. */
function importedBy(folder: string): Map<string, string> {
  const own = files.filter((file) => folderOf(file) === folder && !isTest(file));
  const imports = own.flatMap((file) =>
    importsOf(file).map((imported) => [folderOf(imported), file, imported] as const),
  );
  return new Map(
    imports.flatMap(([other, file, imported]) =>
      other && other !== folder ? [[other, `${file} -> ${imported}`] as const] : [],
    ),
  );
}

describe("imports", () => {
  for (const row of rows) {
    test(`of ${row.folder}/ are those of its row`, () => {
      const found = importedBy(row.folder);
      const allowed = allowedBy(row);
      expect([...found].filter(([folder]) => !allowed.includes(folder))).toEqual([]);
      if (row.named !== "all above") expect(allowed.filter((folder) => !found.has(folder))).toEqual([]);
    });
  }
});

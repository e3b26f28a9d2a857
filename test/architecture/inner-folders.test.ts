import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { importsByPath, isTest, sourceFiles } from "./imports.ts";

/** An import that crosses folders within the innermost folder that has both. */
interface Crossing {
  readonly within: string;
  readonly from: string;
  readonly to: string;
  readonly where: string;
}

const page = readFileSync("docs/architecture.md", "utf8");

/** Rows of `docs/architecture.md` that put the folders within a folder into an order; `.` stands for its own files. */
const rows = [...page.matchAll(/^\| `([\w/-]+)\/` \| ([^|]+) \|$/gm)].map(([, folder = "", named = ""]) => ({
  folder,
  order: [...named.matchAll(/`([\w.-]+)`/g)].map(([, name = ""]) => name),
}));

/** Folders that the tables of layers put into an order, which `layers.test.ts` reads. */
const layers = ["", "ledgers", "subgraphs", "clients"];
for (const [, folder = ""] of page.matchAll(/^### Inside `([\w/-]+)\/`$/gm)) layers.push(folder);

function crossing(file: string, imported: string): Crossing {
  const from = dirname(file).split("/");
  const to = dirname(imported).split("/");
  const apart = from.findIndex((name, at) => name !== to[at]);
  const depth = apart === -1 ? from.length : apart;
  return {
    within: from.slice(0, depth).join("/"),
    from: from[depth] ?? ".",
    to: to[depth] ?? ".",
    where: `${file} -> ${imported}`,
  };
}

const crossings = sourceFiles
  .filter((file) => !isTest(file))
  .flatMap((file) => importsByPath(file).map((imported) => crossing(file, imported)))
  .filter(({ from, to }) => from !== to);

test("every folder with folders that import from each other has a row", () => {
  const found = new Set(crossings.map(({ within }) => within).filter((folder) => !layers.includes(folder)));
  expect([...found].sort()).toEqual(rows.map(({ folder }) => folder).sort());
});

describe("imports within", () => {
  test.each(rows)("$folder/ go to the folders before their own", ({ folder, order }) => {
    const inner = crossings.filter(({ within }) => within === folder);
    expect([...new Set(inner.flatMap(({ from, to }) => [from, to]))].sort()).toEqual([...order].sort());
    expect(inner.filter(({ from, to }) => order.indexOf(to) > order.indexOf(from)).map(({ where }) => where)).toEqual(
      [],
    );
  });
});

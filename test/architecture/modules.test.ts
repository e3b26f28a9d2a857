import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceFiles } from "./imports.ts";

/** Compiled modules named by a text, as starting a process of one needs: imports do not hold these to the folders. */
const modulesNamed = (text: string) =>
  [
    ...text.matchAll(
      /"(?:dist\/)?((?:bench|clients|gateway|ledgers|process|scripts|start|store|subgraphs|test)\/[\w./-]+)\.js"/g,
    ),
  ].map(([, module = ""]) => module);

test("each compiled module that is named by its path stands there", () => {
  const named = sourceFiles.flatMap((file) =>
    modulesNamed(readFileSync(file, "utf8")).map((module) => ({ file, module: `${module}.ts` })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ module }) => !existsSync(module))).toEqual([]);
});

test("no such path is put together, so that the test above sees it whole", () => {
  const assembled = sourceFiles.filter((file) => /compiledModule\(`/.test(readFileSync(file, "utf8")));
  expect(assembled).toEqual([]);
});

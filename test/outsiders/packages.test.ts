import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf } from "../pages/pages.ts";
import { allNodes } from "./oldest-node.ts";
import { Outside } from "./outside.ts";

const root = join(import.meta.dirname, "../..");
const names = ["sdk", "pay", "cli"] as const;

/** All packages that somebody outside the clone may install, in an empty folder. */
let outside: Outside;
beforeAll(async () => {
  outside = await Outside.open();
  for (const name of names) await outside.install(`@ledgerloom/${name}`);
});
afterAll(() => outside[Symbol.asyncDispose]());

const folderOf = (name: string) => join(outside.folder, "node_modules/@ledgerloom", name);

describe.each(names)("@ledgerloom/%s", (name) => {
  test("has its licence, a page, types, and nothing of its tests", async () => {
    const files = await readdir(folderOf(name), { recursive: true });
    expect(files).toEqual(
      expect.arrayContaining([
        "LICENSE",
        "README.md",
        "package.json",
        join("dist", name === "cli" ? "main.d.ts" : "index.d.ts"),
      ]),
    );
    expect(files.filter((file) => /\.test\.|testing|tsbuildinfo/.test(file))).toEqual([]);
    expect(await readFile(join(folderOf(name), "LICENSE"), "utf8")).toBe(readFileSync(join(root, "LICENSE"), "utf8"));
  });

  test("has each file that its manifest names, and asks for exact versions", async () => {
    const {
      bin = {},
      exports,
      dependencies,
      license,
    } = JSON.parse(await readFile(join(folderOf(name), "package.json"), "utf8"));
    const named = [
      ...Object.values<string>(bin),
      ...Object.values<Record<string, string>>(exports).flatMap(Object.values),
    ];
    for (const file of named) expect(await readFile(join(folderOf(name), file as string), "utf8")).not.toBe("");
    expect(license).toBe("Apache-2.0");
    expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version as string))).toEqual([]);
  });

  test("is imported under each Node that is here", async ({ annotate }) => {
    if (name === "cli") return;
    const nodes = allNodes();
    await annotate(`under Node ${nodes.map(({ major }) => major).join(", ")}`);
    const program = `import * as it from "@ledgerloom/${name}"; console.log(typeof it.${name === "sdk" ? "createClient" : "payingFetch"});`;
    for (const { path } of nodes) {
      const run = { cwd: outside.folder, encoding: "utf8" as const };
      expect(execFileSync(path, ["--input-type=module", "-e", program], run)).toBe("function\n");
    }
  });
});

test("the packages' pages show programs that compile against their types", async () => {
  const programs = names.flatMap((name) =>
    blocksOf(`clients/${name}/README.md`).filter(({ language }) => language === "ts"),
  );
  expect(programs.length).toBeGreaterThan(1);
  const files = await Promise.all(
    programs.map(async ({ text }, index) => {
      const file = `program-${index}.mts`;
      await writeFile(join(outside.folder, file), text);
      return file;
    }),
  );
  const options =
    "--noEmit --strict --target esnext --lib esnext,dom --module nodenext --types node --pretty false --typeRoots";
  const args = [...options.split(" "), join(root, "node_modules/@types"), ...files];
  const faults = () =>
    execFileSync(join(root, "node_modules/.bin/tsc"), args, { cwd: outside.folder, encoding: "utf8" });
  expect(faults).not.toThrow();
});

test("the typed client is bundled for browsers without anything of Node, and only what is used", async () => {
  const entry = join(outside.folder, "page.mjs");
  await writeFile(
    entry,
    'import { createClient, ServicesDocument } from "@ledgerloom/sdk";\nwindow.ask = () => createClient({ url: "/graphql" }).request(ServicesDocument, { first: 1 });\n',
  );
  const build = await rolldown({ input: entry, cwd: outside.folder, platform: "browser", logLevel: "silent" });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  const imported = output.flatMap((chunk) => ("imports" in chunk ? [...chunk.imports, ...chunk.dynamicImports] : []));
  const ours = output.map(({ fileName }) => fileName);
  expect(
    imported.filter((name) => builtinModules.includes(name.replace(/^node:/, "")) || !ours.includes(name)),
  ).toEqual([]);
  const [page] = output;
  expect(page.code).toMatch(/value:.services\b/);
  expect(page.code).not.toContain("paymentTokenValidate");
});

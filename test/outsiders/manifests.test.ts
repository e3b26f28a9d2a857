import { globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const workspaces = ["chaincode", "clients/cli", "clients/dashboard", "clients/pay", "clients/sdk"];

/** Packages that modules import by name. */
function importedBy(files: readonly string[]): string[] {
  const imports = files.flatMap((file) => [...read(file).matchAll(/(?:^import|\bfrom) "([^".][^"]*)";$/gm)]);
  const names = imports.map(([, path = ""]) => path.split("/", path.startsWith("@") ? 2 : 1).join("/"));
  return [...new Set(names)].filter((name) => !name.startsWith("node:") && !builtinModules.includes(name));
}

function declaredBy(folder: string): string[] {
  const { dependencies, devDependencies, name } = JSON.parse(read(join(folder, "package.json")));
  return [name, ...Object.keys({ ...dependencies, ...devDependencies })];
}

/** Sources of the root's package, and of others the published ones: their tests run in this clone. */
const sources = globSync("**/*.{ts,tsx}", {
  cwd: root,
  exclude: ["**/node_modules/**", "**/dist/**", "test/conformance/chaincode/**"],
});
function sourcesOf(folder: string): string[] {
  const isOf = (one: string, file: string) => file.startsWith(`${one}/`);
  if (folder === ".") return sources.filter((file) => !workspaces.some((one) => isOf(one, file)));
  return sources.filter((file) => isOf(folder, file) && !/\.test\.ts$|\/testing\//.test(file));
}

test.each([".", ...workspaces])("%s declares all that it imports", (folder) => {
  const files = sourcesOf(folder);
  expect(files.length).toBeGreaterThan(10);
  expect(importedBy(files).filter((name) => !declaredBy(folder).includes(name))).toEqual([]);
});

test("every package that is installed, here or on another platform, is held to a digest", () => {
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { integrity?: string; link?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([place, { link }]) => place.includes("node_modules/") && !link);
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([place]) => place)).toEqual(
    [],
  );
});

/** Node 20.3 has `AbortSignal.any`, which the typed client is made with. */
const oldest: Readonly<Record<string, string>> = { "clients/sdk": ">=20.3", "clients/cli": ">=20.3" };

test.each([".", ...workspaces])("%s names the oldest Node that it takes", (folder) => {
  expect(JSON.parse(read(join(folder, "package.json"))).engines.node).toBe(oldest[folder] ?? ">=20");
});

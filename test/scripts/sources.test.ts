import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
// @ts-expect-error plain JavaScript, which any Node can run on a fresh clone
import { sources } from "../../scripts/sources.mjs";

const root = join(import.meta.dirname, "../..");

test("a build looks at every file that the compilers read", () => {
  const compiled = [
    "chaincode",
    "clients/sdk",
    "clients/pay",
    "clients/cli",
    "test/conformance/chaincode",
    ".",
  ].flatMap((project) =>
    execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", project, "--listFilesOnly"], {
      cwd: root,
      encoding: "utf8",
    })
      .trim()
      .split("\n"),
  );
  const ours = compiled.filter((file) => file.startsWith(root) && !/\/(node_modules|dist)\//.test(file));
  expect(ours).toContain(join(root, "start/all-parts.ts"));
  const seen = new Set(sources(root));
  expect(ours.filter((file) => !seen.has(file))).toEqual([]);
});

test("a new file is seen wherever it lies, and nothing that was made", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sources-"));
  const files = [
    "new.ts",
    "folder/new.ts",
    "settings.json",
    "page.md",
    ".data/own.json",
    "dist/new.ts",
    "a/node_modules/b.ts",
  ];
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), "");
  }
  expect(sources(folder)).toEqual(["folder/new.ts", "new.ts", "settings.json"].map((file) => join(folder, file)));
  await rm(folder, { recursive: true });
});

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageService } from "./chaincode-package.ts";
import { writeExternalBuilder } from "./external-builder.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chaincode-package-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the same address gives the same package and identifier, another one another", () => {
  const first = packageService("ops_1.0", "127.0.0.1:9999");
  expect(packageService("ops_1.0", "127.0.0.1:9999")).toEqual(first);
  expect(first.packageId).toMatch(/^ops_1\.0:[0-9a-f]{64}$/);
  expect(packageService("ops_1.0", "127.0.0.1:9998").packageId).not.toBe(first.packageId);
});

test("the package is an archive as peers unpack it, and the external builder finds the address in it", () => {
  const file = join(folder, "package.tar.gz");
  writeFileSync(file, packageService("ops_1.0", "127.0.0.1:9999").bytes);
  execFileSync("tar", ["-xzf", file, "-C", folder]);
  execFileSync("tar", ["-xzf", join(folder, "code.tar.gz"), "-C", folder]);
  writeExternalBuilder(folder);
  const run = (script: string, ...args: readonly string[]) => execFileSync(join(folder, "bin", script), args);

  run("detect", folder, folder);
  execFileSync("mkdir", [join(folder, "built"), join(folder, "released")]);
  run("build", folder, folder, join(folder, "built"));
  run("release", join(folder, "built"), join(folder, "released"));
  const released = JSON.parse(readFileSync(join(folder, "released/chaincode/server/connection.json"), "utf8"));
  expect(released).toEqual({ address: "127.0.0.1:9999", dial_timeout: "10s", tls_required: false });
});

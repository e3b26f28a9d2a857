import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const folder = import.meta.dirname;
const root = dirname(folder);
const run = promisify(execFile);

test("the Solidity tests pass: unit, fuzz and invariant", async () => {
  const options = { cwd: root, env: { ...process.env, FOUNDRY_CONFIG: "contracts/foundry.toml" } };
  const { stdout } = await run("node_modules/.bin/forge", ["test", "--root", "."], options).catch((error) => error);
  expect(stdout).toMatch(/\d+ tests passed, 0 failed, 0 skipped/);
});

test("usual acts cost the gas that the snapshot says", async () => {
  const options = { cwd: root, env: { ...process.env, FOUNDRY_CONFIG: "contracts/foundry.toml" } };
  const args = ["snapshot", "--root", ".", "--match-contract", "GasTest", "--check", "contracts/.gas-snapshot"];
  const { stdout, stderr } = await run("node_modules/.bin/forge", args, options).catch((error) => error);
  expect(stdout).toMatch(/6 tests passed, 0 failed/);
  expect(stdout + stderr).not.toContain("Diff in");
});

test("the generated ABIs and code are those of the sources", async () => {
  await expect(run(process.execPath, [`${folder}/compile.ts`, "--check"])).resolves.toMatchObject({ stderr: "" });
});

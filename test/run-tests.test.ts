import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const project = join(import.meta.dirname, "..");
const program = `import { runTests } from ${JSON.stringify(join(project, "scripts/run-tests.mjs"))};
process.exit(runTests(${JSON.stringify(join(project, "node_modules/.bin/vitest"))}, ["--globals"]));`;

/** Fails until it has been run once before. */
const flaky = `import { existsSync, writeFileSync } from "node:fs";
test("comes and goes", () => {
  const isAgain = existsSync("again");
  writeFileSync("again", "");
  expect(isAgain).toBe(true);
});
test("holds", () => {});`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ledgerloom-tests-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs test files. @returns the last line, and the exit code */
function run(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.test.mjs`), text);
  const args = ["--input-type=module", "--eval", program];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const closing = stdout.split("\n").filter((line) => /^(failed|flaky): |^\d+ (flaky|passed)/.test(line));
  return { status, closing };
}

test("a test that passes when it is run again is told as flaky, and counts as passed", () => {
  const { status, closing } = run({ flaky });
  expect(closing).toEqual(["flaky: flaky.test.mjs > comes and goes", "1 flaky", "2 passed, 0 failed"]);
  expect(status).toBe(0);
});

test("a test that fails twice fails the run", () => {
  const { status, closing } = run({ flaky, bad: `test("is wrong", () => expect(1).toBe(2));` });
  expect(closing).toContain("failed: bad.test.mjs > is wrong");
  expect(closing.at(-1)).toBe("2 passed, 1 failed");
  expect(status).toBe(1);
});

test("neither an error outside of all tests nor a file that cannot begin is called flaky", () => {
  const stray = `test("ends", () => { Promise.reject(new Error("stray")); return new Promise((end) => setTimeout(end, 100)); });`;
  const { status, closing } = run({ flaky, stray, broken: `throw new Error("at import");` });
  expect(closing).toContain("failed: broken.test.mjs");
  expect(closing.at(-1)).toBe("3 passed, 2 failed");
  expect(status).toBe(1);
});

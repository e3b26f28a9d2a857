// Runs the tests, and each failed file once more by itself: a test that passes then is flaky, and said to be so.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const outcomeFile = join(".data", "test-outcome.json");
const reporters = ["default", fileURLToPath(new URL("failures-reporter.mjs", import.meta.url))];

/** More failed files than these are no flakiness; running them all again would only hold up the answer. */
const filesRunAgain = 12;

/**
 * One run of vitest. A run that ends before it can say what it came to has failed.
 * @typedef {{ file: string, tests: string[] }} Failure a file, and which of its tests failed; none where it could not begin
 * @returns {{ passed: number, skipped: number, failures: Failure[], errors: number }}
 */
function vitest(command, args) {
  rmSync(outcomeFile, { force: true });
  const chosen = reporters.map((reporter) => `--reporter=${reporter}`);
  const env = { ...process.env, TEST_OUTCOME: outcomeFile };
  const { status } = spawnSync(command, ["run", ...chosen, ...args], { stdio: "inherit", env });
  try {
    const outcome = JSON.parse(readFileSync(outcomeFile, "utf8"));
    const hasSaidWhy = status === 0 || outcome.failures.length > 0 || outcome.errors > 0;
    return hasSaidWhy ? outcome : { ...outcome, errors: 1 };
  } catch {
    return { passed: 0, skipped: 0, failures: [], errors: 1 };
  }
}

const named = ({ file, tests }) => (tests.length > 0 ? tests.map((test) => `${file} > ${test}`) : [file]);

/** The whole file, alone on the machine: its tests may build on each other, so that one by itself says nothing. */
function runAgain(command, options, failure) {
  const again = vitest(command, ["--maxWorkers=1", ...options, failure.file]);
  const cannotBegin = again.failures.some(({ tests }) => tests.length === 0);
  const failed = cannotBegin ? named(failure) : again.failures.flatMap(named);
  const flaky = named(failure).filter((name) => !failed.includes(name));
  return { failed, flaky, passed: failure.tests.length > 0 ? flaky.length : again.passed, errors: again.errors };
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * Closes with a line that counts the tests: `N passed, N failed`.
 * @param {string} command path of vitest
 * @param {string[]} args files, or options of vitest with their values behind `=`
 * @returns {number} the exit code
 */
export function runTests(command, args) {
  mkdirSync(".data", { recursive: true });
  const first = vitest(command, args);
  const mayBeFlaky = first.failures.length <= filesRunAgain;
  const options = args.filter((arg) => arg.startsWith("-"));
  const again = mayBeFlaky ? first.failures.map((failure) => runAgain(command, options, failure)) : [];
  const flaky = again.flatMap((result) => result.flaky);
  const failed = mayBeFlaky ? again.flatMap((result) => result.failed) : first.failures.flatMap(named);
  const errors = first.errors + sum(again.map((result) => result.errors));
  const failedCount = failed.length + errors;

  for (const name of failed) console.log(`failed: ${name}`);
  for (const name of flaky) console.log(`flaky: ${name}`);
  if (errors > 0) console.log(`failed: ${errors} errors outside of all tests, above`);
  console.log(`${flaky.length} flaky`);
  if (first.skipped > 0) console.log(`${first.skipped} skipped`);
  console.log(`${first.passed + sum(again.map((result) => result.passed))} passed, ${failedCount} failed`);
  return failedCount === 0 ? 0 : 1;
}

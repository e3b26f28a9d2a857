import { writeFileSync } from "node:fs";

/** Which of a module's tests have failed; the module itself where it could not begin them. */
const failuresOf = (module) => {
  const tests = [...module.children.allTests("failed")].map(({ fullName }) => fullName);
  return { file: module.relativeModuleId, tests };
};

/**
 * Writes what a run came to into the file that `TEST_OUTCOME` names:
 * `{ passed, skipped, failures: [{ file, tests }], errors }`, where errors are those outside of all tests.
 */
// biome-ignore lint/style/noDefaultExport: vitest takes a reporter's default export
export default class FailuresReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const count = (state) => modules.reduce((sum, module) => sum + [...module.children.allTests(state)].length, 0);
    const failures = modules.filter((module) => module.state() === "failed").map(failuresOf);
    const outcome = { passed: count("passed"), skipped: count("skipped"), failures, errors: unhandledErrors.length };
    writeFileSync(process.env.TEST_OUTCOME, JSON.stringify(outcome));
  }
}

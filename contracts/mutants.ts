/**
 * Shows that the Solidity tests find bugs: plants one at a time into a copy of the sources and expects the tests to
 * fail. `npm run test:mutants` takes some minutes, prints which test found what, and fails when a bug goes unnoticed.
 * Words after it name the bugs to plant.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type PlantedBug, plantedBugs } from "./planted-bugs.ts";

const folder = import.meta.dirname;
const root = dirname(folder);

/** @returns the names of the tests that failed
 * @throws Error when the bug does not even compile */
function failuresWith({ file, from, to }: PlantedBug): string[] {
  const copy = mkdtempSync(join(tmpdir(), "mutant-"));
  try {
    cpSync(folder, join(copy, "contracts"), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    const path = join(copy, "contracts/src", file);
    const source = readFileSync(path, "utf8");
    if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(
      path,
      source.replace(from, () => to),
    );
    return failuresIn(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Failed tests by Forge's output: its npm wrapper ends with code 0 whatever the tests did. */
function failuresIn(copy: string): string[] {
  const env = { ...process.env, FOUNDRY_CONFIG: "contracts/foundry.toml" };
  const options = { cwd: copy, env, encoding: "utf8" as const };
  const { stdout, stderr } = spawnSync(join(root, "node_modules/.bin/forge"), ["test", "--root", "."], options);
  if (!/\d+ tests passed/.test(stdout)) throw new Error(`does not compile: ${stdout}${stderr}`);
  return [...new Set([...stdout.matchAll(/^\[FAIL.*?\] (\w+)\(/gm)].map(([, name]) => name ?? ""))];
}

const words = process.argv.slice(2);
const planted = plantedBugs.filter(({ bug }) => words.every((word) => bug.includes(word)));
let missed = 0;
for (const one of planted) {
  const found = failuresWith(one);
  if (found.length === 0) missed += 1;
  process.stdout.write(`${found.length > 0 ? "found " : "MISSED"} ${one.bug}: ${found.slice(0, 4).join(", ")}\n`);
}
process.stdout.write(`${planted.length - missed} of ${planted.length} bugs found\n`);
process.exitCode = missed > 0 || planted.length === 0 ? 1 : 0;

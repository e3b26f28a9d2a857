// Says whether a change may land: what needs no ledger, no database and no other process, a few steps at a time.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";

const compilers = [".", "chaincode", "clients/sdk", "clients/pay", "clients/cli", "clients/dashboard"];
/** The longest first, so that none of them is waited for alone. */
const steps = [
  ["node", "dist/scripts/schema.js", "--check"],
  ["vitest", "run", "--silent=passed-only", "--project=units"],
  ["biome", "ci", "."],
  ["knip", "--no-progress"],
  ...compilers.map((project) => ["tsc", "--noEmit", "-p", project]),
  ["solhint", "--noPoster", "--max-warnings=0", "-c", "contracts/.solhint.json", "contracts/src/**/*.sol"],
  ["prettier", "--check", "--log-level=warn", "contracts/**/*.sol"],
  ["node", "contracts/compile.ts", "--check"],
];

/** @returns whether a step has found nothing; what it wrote is printed in one piece, and only when it has found something */
async function passes(bin, [program, ...args]) {
  const began = performance.now();
  const child = spawn(bin(program), args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, FORCE_COLOR: "1" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "failed"} ${seconds.padStart(5)} s  ${[program, ...args].join(" ")}`);
  if (code !== 0) console.log(output);
  return code === 0;
}

/**
 * Goes through all steps, also when one has found something.
 * @param {(name: string) => string} bin path of an installed program
 * @returns {Promise<number>} the exit code
 */
export async function runChecks(bin) {
  const left = [...steps];
  let isGood = true;
  const work = async () => {
    for (let step = left.shift(); step; step = left.shift()) if (!(await passes(bin, step))) isGood = false;
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  return isGood ? 0 : 1;
}

// The two commands and their siblings. Plain JavaScript, so that any Node ≥ 20 can run it on a fresh clone: it installs
// and builds what is missing, then goes on with the project's own Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runChecks } from "./run-checks.mjs";
import { runTests } from "./run-tests.mjs";
import { sources } from "./sources.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = (name) => join(root, "node_modules", ".bin", name);
process.chdir(root);

function run(command, args, { stdio = "inherit", env = process.env } = {}) {
  const { status, signal } = spawnSync(command, args, { stdio, env });
  if (status !== 0) process.exit(signal ? 1 : (status ?? 1));
}

/** Whether `stamp` holds the hash of these texts; says what to write when the work is done. */
function fresh(stamp, texts) {
  const hash = createHash("sha256").update(texts.join("\0")).digest("hex");
  const isFresh = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  const done = () => {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  };
  return { isFresh, done };
}

function install() {
  const lock = fresh("node_modules/.installed", [readFileSync("package-lock.json", "utf8")]);
  if (lock.isFresh) return;
  // On standard error: standard output is the command's own, such as a token's, or lines of JSON.
  console.error("Installing dependencies …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { stdio: ["ignore", 2, 2] });
  lock.done();
}

function build() {
  const seen = (files) => files.map((file) => `${file} ${statSync(file).mtimeMs}`);
  const compiled = fresh("dist/.built", seen(sources(".").filter((file) => !file.startsWith(`${dashboard}/`))));
  // The pages are bundled with the typed client, and with nothing else of ours.
  const bundled = fresh(`${dashboard}/dist/.built`, seen([...sources(dashboard), ...sources("clients/sdk")]));
  if (compiled.isFresh && bundled.isFresh) return;
  console.error("Building …");
  if (!compiled.isFresh) compile();
  compiled.done();
  if (!bundled.isFresh) bundle();
  bundled.done();
}

const dashboard = "clients/dashboard";

/** Whatever is set where it is built, browsers get what is made for them. */
function bundle() {
  run(bin("vite"), ["build", "--logLevel=error", dashboard], { env: { ...process.env, NODE_ENV: "production" } });
}

function compile() {
  for (const project of [
    "chaincode",
    "test/conformance/chaincode",
    "clients/sdk",
    "clients/pay",
    "clients/cli",
    "tsconfig.build.json",
  ])
    run(bin("tsc"), ["-p", project]);
}

/** Runs a compiled module in the foreground; signals reach it alone, and it ends its own children in order. */
function foreground(module, args, nodeArgs = []) {
  const child = spawn(bin("node"), [...nodeArgs, join("dist", module), ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: true,
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
}

/** Compiled code, kept for the next start and the next file of tests. */
const compileCache = join(root, "node_modules", ".cache", "compiled");

/** Tests find the project's own Node first, as whatever they start does: an older one lacks what the code uses. */
function prepareTests() {
  process.env.NODE_ENV = "test";
  process.env.NODE_COMPILE_CACHE ??= compileCache;
  process.env.PATH = `${join(root, "node_modules", ".bin")}:${process.env.PATH}`;
}

function test(args) {
  prepareTests();
  process.exit(runTests(bin("vitest"), args));
}

async function check() {
  prepareTests();
  process.exit(await runChecks(bin));
}

/** Rebuilds on every change and starts again with what was built. */
function dev(args) {
  for (const project of ["chaincode", "clients/pay", "tsconfig.build.json"]) {
    const compiler = spawn(bin("tsc"), ["-p", project, "--watch", "--preserveWatchOutput"], { stdio: "inherit" });
    process.on("exit", () => compiler.kill());
  }
  foreground("start/main.js", args, ["--watch"]);
}

/**
 * Left alone, Node lets garbage pile up for as long as the machine has memory, and takes 500 MB more for seconds to
 * optimise the largest functions of the embedded database.
 */
const frugal = [
  "--max-semi-space-size=8",
  "--max-old-space-size=512",
  ...(process.env.LEDGERLOOM_DATABASE_URL ? [] : ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]),
];

const commands = {
  build: () => {},
  start: (args) => foreground("start/main.js", args, frugal),
  dev,
  test,
  "test:cluster": (args) => {
    process.env.LEDGERLOOM_TEST_CLUSTER = "true";
    test(["test/cluster", ...args]);
  },
  "test:long": (args) => {
    process.env.LEDGERLOOM_TEST_LONG = "true";
    test(args.some((arg) => !arg.startsWith("-")) ? args : [".long.test.ts", ...args]);
  },
  "test:crashes": (args) => {
    process.env.CRASH_ROUNDS ??= "200";
    process.env.LEDGERLOOM_TEST_LONG = "true";
    test(["test/faults/payment-crashes", "test/faults/chain-crashes", ...args]);
  },
  "test:mutants": (args) => run(bin("node"), ["contracts/mutants.ts", ...args]),
  check,
  schema: (args) => run(bin("node"), ["dist/scripts/schema.js", ...args]),
  rebuild: (args) => run(bin("node"), ["dist/scripts/rebuild.js", ...args]),
  doctor: (args) => foreground("start/doctor/main.js", args),
  token: (args) => foreground("gateway/identity/main.js", args),
  demo: (args) => foreground("test/demo/main.js", args),
  bench: (args) => foreground("bench/main.js", args, frugal),
  "deploy:factory": (args) => foreground("scripts/deploy-factory.js", args),
  "fabric:up": (args) => foreground("ledgers/fabric/local-network/up.js", args),
  "fabric:down": (args) => foreground("ledgers/fabric/local-network/down.js", args),
};
const [name = "start", ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`unknown command ${name}; one of: ${Object.keys(commands).join(", ")}`);
  process.exit(2);
}
install();
build();
command(rest);

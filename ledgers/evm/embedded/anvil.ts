import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlatformError } from "../../../errors/platform-error.ts";
import { freePorts } from "../../../process/free-ports.ts";
import { Upstream } from "./upstream.ts";

/** Chain id of every embedded chain; "LOOM" on a telephone's keys. */
export const embeddedChainId = 5666n;

/**
 * Time of block 0, in Unix seconds. Anvil makes the block anew at each start, so it must not depend on the start's
 * time.
 */
const genesisTime = 1_700_000_000;

/** Newest blocks of which anvil keeps the state: each is a copy of all of it. */
const keptStates = 64;

/** Longest time until anvil answers, reading its state included, in ms. */
const startTimeoutMs = 600_000;

/** Anvil at work, at an address that only we know. */
export interface Anvil {
  readonly process: ChildProcess;
  readonly url: string;
  readonly upstream: Upstream;
}

/**
 * Starts anvil, which makes blocks when it is told to only.
 * @param statePath state that it begins with; block 0 without
 * @throws LEDGER_UNAVAILABLE when it ends before it answers
 */
export async function launchAnvil(folder: string, statePath: string | undefined): Promise<Anvil> {
  const host = hiddenHost();
  const [port = 0] = await freePorts(0, 1);
  const cachePath = cachePathOf(folder);
  const args = ["--host", host, "--port", String(port), "--chain-id", String(embeddedChainId), "--accounts", "0"];
  // The hard fork that our contracts are compiled for. Later ones keep a history of blocks in the state, whose root
  // takes ten times as long with every block.
  args.push("--hardfork", "cancun", "--timestamp", String(genesisTime), "--no-mining", "--order", "fifo", "--quiet");
  args.push("--no-cors", "--prune-history", String(keptStates), "--cache-path", cachePath);
  if (statePath) args.push("--load-state", statePath);
  const child = spawn(anvilBinary(), args, { stdio: "ignore", cwd: dirname(cachePath) });
  let failure: Error | undefined;
  // It fails where the file may not be executed; without a listener that would end this process.
  child.once("error", (error) => {
    failure = error;
  });
  process.once("exit", () => void child.kill("SIGKILL"));
  if (child.pid !== undefined) endWithThisProcess(child.pid);
  const url = `ws://${host}:${port}`;
  const upstream = await untilReady(url, child, () => failure);
  await upstream.call("eth_subscribe", ["newHeads"]);
  return { process: child, url, upstream };
}

/**
 * Ends anvil when this process was killed, and so could not: the pipe to a shell that waits at its other end breaks
 * with whoever holds it.
 */
function endWithThisProcess(anvil: number): void {
  const guard = spawn("sh", ["-c", 'read -r _; kill -KILL "$1"', "sh", String(anvil)], {
    stdio: ["pipe", "ignore", "ignore"],
  });
  // Without a shell the next start on the same folder ends anvil.
  guard.once("error", () => {});
}

/** Path on anvil's command line, which distinguishes it from another process with its id. */
export const cachePathOf = (folder: string): string => join(folder, "cache");

/**
 * Address of anvil, which obeys every client that reaches it, pages in a browser too. Where all addresses that begin
 * with 127 are this machine's, it gets one of sixteen million, which cannot be guessed.
 */
function hiddenHost(): string {
  if (process.platform !== "linux") return "127.0.0.1";
  return `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** The native program inside the npm package of this platform. */
function anvilBinary(): string {
  const require = createRequire(import.meta.url);
  const architecture = process.arch === "x64" ? "amd64" : process.arch;
  const fromAnvil = createRequire(require.resolve("@foundry-rs/anvil/package.json"));
  const name = `@foundry-rs/anvil-${process.platform}-${architecture}`;
  try {
    return join(dirname(fromAnvil.resolve(`${name}/package.json`)), "bin", "anvil");
  } catch (cause) {
    const message = `the embedded chain needs the package ${name}, which is not installed: run npm ci, ${orElse}`;
    throw new PlatformError("LEDGER_UNAVAILABLE", message, { cause });
  }
}

const orElse = "or set LEDGERLOOM_CHAIN_URL to a chain of your own";

function notStarted(what: string, { spawnfile, spawnargs }: ChildProcess): PlatformError {
  const state = spawnargs[spawnargs.indexOf("--load-state") + 1];
  const from = spawnargs.includes("--load-state") ? `; it began from the state in ${state}` : "";
  const message = `the embedded chain's anvil (${spawnfile}) ${what}${from}. Begin anew with another LEDGERLOOM_DATA, ${orElse}`;
  return new PlatformError("LEDGER_UNAVAILABLE", message);
}

async function untilReady(url: string, child: ChildProcess, failure: () => Error | undefined): Promise<Upstream> {
  const deadline = performance.now() + startTimeoutMs;
  while (performance.now() < deadline) {
    const end = failure()?.message ?? child.exitCode ?? child.signalCode;
    if (end !== null) throw notStarted(`ended with ${end}`, child);
    const upstream = await Upstream.open(url).catch(() => undefined);
    if (upstream) return upstream;
    await sleep(20);
  }
  throw notStarted(`has not answered for ${startTimeoutMs / 60_000} minutes`, child);
}

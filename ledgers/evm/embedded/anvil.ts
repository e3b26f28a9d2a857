import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseEther, toQuantity } from "ethers";
import type { Child } from "../../child-process.ts";
import { PlatformError } from "../../errors.ts";
import { freePorts } from "../../free-ports.ts";
import { type JsonRpc, openRpc } from "../rpc.ts";
import { blockHeaderSchema } from "../rpc-types.ts";
import { type DevAccount, devAccounts } from "./dev-accounts.ts";
import { endLeftover, noteEnded, noteRunning } from "./leftover.ts";
import { StateFile } from "./state-file.ts";

/** Chain id of every embedded chain; "LOOM" on a telephone's keys. */
export const embeddedChainId = 5666n;

/** Time of block 0. Anvil makes it anew at each start, so it must not depend on when that is. */
const genesisTime = 1_700_000_000;

const startTimeoutMs = 15_000;
const startBalance = toQuantity(parseEther("1000000"));

export interface EmbeddedChainOptions {
  /** Keeps the chain's state and the dev accounts' secret. */
  readonly dataDirectory: string;
  /** On 127.0.0.1; 0 takes any free one. */
  readonly port: number;
  /** How many funded accounts; default 4. */
  readonly accounts?: number;
}

/** The chain of one machine. Its address stays the same as long as it is given the same port. */
export interface EmbeddedChain extends Child<{ readonly url: string }> {
  /** For `connectChain`, over WebSocket. */
  readonly url: string;
  readonly chainId: bigint;
  readonly accounts: readonly DevAccount[];
}

/**
 * Starts anvil with the state of its last run; every transaction is mined at once.
 *
 * What holds: `stop`, and a start after the parent was killed, lose nothing. When anvil itself is killed it comes back
 * with its state of some blocks ago (the last one that was written completely, usually of a few ms before); what our
 * own senders had sent since is sent again from their outbox, and followers are told which blocks are undone.
 * @throws PORT_IN_USE, DATA_DIRECTORY_LOCKED while another process runs the same chain, LEDGER_UNAVAILABLE when it does not come up
 */
export async function startEmbeddedChain(options: EmbeddedChainOptions): Promise<EmbeddedChain> {
  const folder = resolve(options.dataDirectory);
  await mkdir(folder, { recursive: true });
  const statePath = join(folder, "state.json");
  const notePath = join(folder, "anvil.json");
  const cachePath = join(folder, "cache");
  await endLeftover({ notePath, statePath, cachePath });
  const [port = 0] = await freePorts(options.port, 1);
  const url = `ws://127.0.0.1:${port}`;
  const accounts = await devAccounts(folder, options.accounts ?? 4);

  const isNew = !existsSync(statePath);
  const child = launch(port, cachePath, isNew ? [] : ["--load-state", statePath]);
  const rpc = openRpc(url);
  try {
    await untilReady(rpc, child, port);
    await setClock(rpc);
    if (isNew) await fund(rpc, accounts);
    const stateFile = new StateFile(rpc, statePath);
    if (isNew) await stateFile.write();
    await noteRunning(notePath, { pid: child.pid ?? 0, parentPid: process.pid, url });
    return { url, chainId: embeddedChainId, accounts, ...running(child, rpc, { stateFile, notePath, url }) };
  } catch (error) {
    child.kill("SIGKILL");
    await rpc.close();
    throw error;
  }
}

interface Parts {
  readonly stateFile: StateFile;
  readonly notePath: string;
  readonly url: string;
}

function running(child: ChildProcess, rpc: JsonRpc, { stateFile, notePath, url }: Parts): Child<{ url: string }> {
  const exited = new Promise<number | NodeJS.Signals>((done) => {
    child.once("exit", (code, signal) => done(signal ?? code ?? 0));
  }).then(async (end) => {
    await rpc.close();
    return end;
  });
  const end = async () => {
    child.kill("SIGKILL");
    await exited;
    await noteEnded(notePath);
  };
  return {
    pid: child.pid ?? 0,
    ready: { url },
    exited,
    stop: async () => {
      // Without connection there is nothing to wait for.
      await Promise.race([stateFile.close(), exited, sleep(5_000, undefined, { ref: false })]);
      await end();
    },
    kill: end,
  };
}

function launch(port: number, cachePath: string, load: readonly string[]): ChildProcess {
  const args = ["--host", "127.0.0.1", "--port", String(port), "--chain-id", String(embeddedChainId)];
  args.push("--accounts", "0", "--hardfork", "prague", "--timestamp", String(genesisTime), "--quiet", "--no-cors");
  args.push("--max-persisted-states", "0", "--cache-path", cachePath, ...load);
  const child = spawn(anvilBinary(), args, { stdio: "ignore", cwd: dirname(cachePath) });
  const killWithParent = () => void child.kill("SIGKILL");
  process.once("exit", killWithParent);
  child.once("exit", () => process.off("exit", killWithParent));
  return child;
}

/** The native program inside the npm package of this platform. */
function anvilBinary(): string {
  const require = createRequire(import.meta.url);
  const architecture = process.arch === "x64" ? "amd64" : process.arch;
  const fromAnvil = createRequire(require.resolve("@foundry-rs/anvil/package.json"));
  const manifest = fromAnvil.resolve(`@foundry-rs/anvil-${process.platform}-${architecture}/package.json`);
  return join(dirname(manifest), "bin", "anvil");
}

async function untilReady(rpc: JsonRpc, child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new PlatformError("LEDGER_UNAVAILABLE", `anvil ended with ${child.exitCode}`);
    const id = await rpc.call("eth_chainId", []).catch(() => undefined);
    if (id !== undefined) return;
    await sleep(20);
  }
  throw new PlatformError("LEDGER_UNAVAILABLE", `anvil does not answer on port ${port}`);
}

/** The chain's clock goes on from now, or from its newest block if that is ahead. */
async function setClock(rpc: JsonRpc): Promise<void> {
  const { timestamp } = blockHeaderSchema.parse(await rpc.call("eth_getBlockByNumber", ["latest", false]));
  await rpc.call("evm_setTime", [Math.max(Math.floor(Date.now() / 1000), timestamp)]);
}

async function fund(rpc: JsonRpc, accounts: readonly DevAccount[]): Promise<void> {
  for (const { address } of accounts) await rpc.call("anvil_setBalance", [address, startBalance]);
}

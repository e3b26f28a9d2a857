import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlatformError } from "../../../errors/platform-error.ts";
import { type Child, compiledModule, startChild } from "../../../process/child-process.ts";
import { freePorts } from "../../../process/free-ports.ts";
import type { LogFormat } from "../../../telemetry/log.ts";
import { embeddedChainId } from "./anvil.ts";
import type { DevAccount } from "./dev-accounts.ts";
import { endOrphan } from "./orphan-process.ts";

/** Anvil keeps every block in memory, some 14 kB of one with one transaction (`npm run bench -- chain`). */
const maxBlocks = 100_000;

/**
 * Time for which port and folder may be taken, in ms: the chain of a parent that was just killed ends a moment later.
 */
const takenForMs = 5_000;

export interface EmbeddedChainOptions {
  /** Keeps the chain's state and journal, and its secrets. */
  readonly dataDirectory: string;
  /** Port on 127.0.0.1; 0 takes any free one. */
  readonly port: number;
  /** Number of funded accounts; default 4. */
  readonly accounts?: number;
  /** Number of blocks at which it takes no transaction any more, which bounds anvil's memory; default 100,000. */
  readonly maxBlocks?: number;
  readonly logFormat?: LogFormat | undefined;
}

interface Report {
  readonly secret: string;
  readonly accounts: readonly DevAccount[];
}

/** The chain of one machine. Its address stays the same as long as it is given the same port. */
export interface EmbeddedChain extends Child<Report> {
  /** URL for `connectChain`, over WebSocket; `http:` answers too. */
  readonly url: string;
  /** URL of administrators, which may call `anvil_…`, `evm_…` and act for any account: it has a secret in it. */
  readonly administratorUrl: string;
  readonly chainId: bigint;
  readonly accounts: readonly DevAccount[];
}

/**
 * Starts anvil behind a proxy of ours, with everything that it had; each transaction is mined at once. The content of a
 * block is on the disk before the block is made: neither `stop` nor a killed process, ours or anvil's, loses any of it.
 * @throws PORT_IN_USE, DATA_DIRECTORY_LOCKED while another process runs the same chain, LEDGER_UNAVAILABLE when it does
 *   not come up
 */
export async function startEmbeddedChain(options: EmbeddedChainOptions): Promise<EmbeddedChain> {
  const folder = resolve(options.dataDirectory);
  await mkdir(folder, { recursive: true });
  const deadline = performance.now() + takenForMs;
  for (;;) {
    try {
      return await startOnce(folder, options);
    } catch (error) {
      if (!isTaken(error) || performance.now() > deadline) throw error;
    }
    await sleep(50);
  }
}

async function startOnce(folder: string, options: EmbeddedChainOptions): Promise<EmbeddedChain> {
  const [port = 0] = await freePorts(options.port, 1);
  const child = await startChild<Report>({
    module: compiledModule("ledgers/evm/embedded/main.js"),
    args: [JSON.stringify({ accounts: 4, maxBlocks, ...options, folder, port })],
    execArgv: ["--max-semi-space-size=8"],
  });
  const url = `ws://127.0.0.1:${port}`;
  const { secret, accounts } = child.ready;
  const kill = async () => {
    await child.kill();
    await endOrphan(folder);
  };
  return { ...child, kill, url, administratorUrl: `${url}/${secret}`, chainId: embeddedChainId, accounts };
}

function isTaken(error: unknown): boolean {
  return error instanceof PlatformError && (error.code === "PORT_IN_USE" || error.code === "DATA_DIRECTORY_LOCKED");
}

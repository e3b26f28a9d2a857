import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type EmbeddedChain, startEmbeddedChain } from "./embedded/embedded-chain.ts";

/** A log without output. */
export const silent = pino({ level: "silent" });

export interface TestChain {
  /** The chain that runs now. */
  readonly chain: EmbeddedChain;
  readonly folder: string;
  /** Kills it as a crash would, and starts it at the same place. */
  crashAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** An embedded chain in a folder of its own, which goes with it; tests are its administrators. */
export async function startTestChain(): Promise<TestChain> {
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-chain-"));
  let chain = await startAsAdministrator(folder, 0);
  const port = Number(new URL(chain.url).port);
  return {
    get chain() {
      return chain;
    },
    folder,
    async crashAndRestart() {
      await chain.kill();
      chain = await startAsAdministrator(folder, port);
    },
    async stop() {
      await chain.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startAsAdministrator(dataDirectory: string, port: number): Promise<EmbeddedChain> {
  const chain = await startEmbeddedChain({ dataDirectory, port });
  return { ...chain, url: chain.administratorUrl };
}

/** Asks until the answer is the wanted one. */
export async function eventually<T>(ask: () => Promise<T> | T, isWanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

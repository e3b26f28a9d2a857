import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectChain } from "../ledgers/evm/chain.ts";
import { startEmbeddedChain } from "../ledgers/evm/embedded/embedded-chain.ts";
import { silent } from "../ledgers/evm/testing.ts";

const sizes = [1_000, 5_000, 20_000];
const inFlight = 16;
const measured = 200;

/**
 * Costs of keeping a transaction of the embedded chain, at several lengths of the chain: bytes, time, anvil's memory;
 * then the times to stop it, and to start it again.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "chain-bench-"));
  const start = () => startEmbeddedChain({ dataDirectory: folder, port: 0, accounts: inFlight });
  try {
    let chain = await start();
    let sent = 0;
    for (const size of sizes) {
      const connection = await connectChain({ url: chain.url, log: silent });
      const pay = async (until: number) => {
        const one = async (privateKey: string, to: string) => {
          while (sent < until) {
            sent += 1;
            await connection.sender(privateKey).send({ to, value: 1n });
          }
        };
        await Promise.all(chain.accounts.map(({ privateKey, address }) => one(privateKey, address)));
      };
      await pay(size - measured);
      const [bytes, began] = [await writtenIn(folder), performance.now()];
      await pay(size);
      const perSecond = (measured * 1_000) / (performance.now() - began);
      const perTransaction = ((await writtenIn(folder)) - bytes) / measured;
      const memory = await megabytesOf(Number(await readFile(join(folder, "anvil.pid"), "utf8")));
      await connection.close();
      const stopMs = await timeOf(() => chain.stop());
      const startMs = await timeOf(async () => {
        chain = await start();
      });
      console.log(
        `${size} transactions: ${perTransaction.toFixed(0)} bytes written for one, ${perSecond.toFixed(0)}/s, ` +
          `anvil ${memory.toFixed(0)} MB, stops in ${stopMs.toFixed(0)} ms, starts in ${startMs.toFixed(0)} ms`,
      );
    }
    await chain.stop();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeOf(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** Bytes of the journal. */
async function writtenIn(folder: string): Promise<number> {
  const journals = (await readdir(folder)).filter((name) => name.startsWith("journal-"));
  const sizes = await Promise.all(journals.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function megabytesOf(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}

import { join } from "node:path";
import { parseEther, toQuantity } from "ethers";
import type { Logger } from "pino";
import { z } from "zod";
import { reportFailure, reportProgress, reportReady } from "../../../process/child-process.ts";
import { lockDataDirectory } from "../../../process/data-directory.ts";
import { localSecret } from "../../../process/local-secret.ts";
import { logFormats, openLog } from "../../../telemetry/log.ts";
import { Answers } from "./answers.ts";
import { type Anvil, launchAnvil } from "./anvil.ts";
import { ChainWriter } from "./chain-writer.ts";
import { devAccounts } from "./dev-accounts.ts";
import { openFront } from "./front.ts";
import { Journal } from "./journal.ts";
import { endOrphan, noteRunning } from "./orphan-process.ts";
import { replay } from "./replay.ts";

const optionsSchema = z.object({
  folder: z.string(),
  port: z.number(),
  accounts: z.number(),
  maxBlocks: z.number(),
  logFormat: z.enum(logFormats).optional(),
});

const startBalance = toQuantity(parseEther("1000000"));

/** Interval at which the length of the journal is checked, in ms. */
const lookMs = 5_000;

/** The embedded chain's process: anvil, the journal, and the server before them. */
async function main(): Promise<void> {
  // Nothing is to be finished: everything that was answered is on the disk. Anvil ends with this process.
  process.once("SIGTERM", () => process.exit(0));
  process.on("SIGINT", () => {
    // The parent gets it too and ends this process in its order.
  });
  const {
    folder,
    port,
    accounts,
    maxBlocks,
    logFormat: format,
  } = optionsSchema.parse(JSON.parse(process.argv[2] ?? "{}"));
  const log = openLog({ part: "chain", level: "warn", format, fd: 2 });
  await lockDataDirectory(folder);
  await endOrphan(folder);
  const { journal, steps, droppedBytes } = await Journal.open(folder);
  if (droppedBytes > 0) log.warn({ droppedBytes }, "The journal's last step was not written completely");
  const isNew = steps.length === 0 && journal.statePath === undefined;

  const anvil = await launchAnvil(folder, journal.statePath);
  // Without anvil there is no chain; the supervisor of this process starts both again.
  anvil.process.once("exit", () => process.exit(1));
  await noteRunning(folder, anvil.process.pid ?? 0);
  const { upstream } = anvil;
  const isSame = await replay(upstream, steps, (done) => reportProgress({ done, total: steps.length }));
  if (!isSame) log.warn("The chain's blocks are not those of its last run; its transactions are");

  const fail = (error: unknown) => {
    log.fatal({ err: error }, "The chain could not keep a transaction");
    process.exit(1);
  };
  const lastTime = await newestTime(anvil);
  const writer = new ChainWriter({ upstream, journal, lastTime, maxBlocks, onFailure: fail });
  await upstream.call("evm_setTime", [Math.max(Math.floor(Date.now() / 1_000), lastTime)]);
  // Transactions that wait for a block are dropped; their senders send them again.
  if (!isNew) await writer.administer("anvil_dropAllTransactions", []);
  const funded = await devAccounts(folder, accounts);
  if (isNew) for (const { address } of funded) await writer.administer("anvil_setBalance", [address, startBalance]);
  await writer.shortenJournal({ atOnce: true });
  setInterval(() => void shorten(writer, log), lookMs).unref();

  const secret = await localSecret(join(folder, "administrator.secret"));
  const options = { port, secret, upstreamUrl: anvil.url, answers: new Answers(upstream, writer) };
  await openFront(options);
  reportReady({ secret, accounts: funded });
}

async function shorten(writer: ChainWriter, log: Logger): Promise<void> {
  await writer.shortenJournal().catch((error) => log.warn({ err: error }, "The journal stays as long as it is"));
}

async function newestTime({ upstream }: Anvil): Promise<number> {
  const block = (await upstream.call("eth_getBlockByNumber", ["latest", false])) as { timestamp: string };
  return Number(block.timestamp);
}

main().catch(reportFailure);

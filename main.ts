import { pino } from "pino";
import { readConfig } from "./config.ts";
import { type Platform, startPlatform } from "./platform.ts";

/** Everything on one machine: `npm start`. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = pino({ level: config.logLevel });
  let running: Platform | undefined;
  const stop = async () => {
    // Before everything runs there is nothing to end in order; the children end with this process.
    if (!running) process.exit(1);
    process.stdout.write("\nStopping …\n");
    await running.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop());
  // Started by a script that is gone: nobody could stop this process any more.
  process.once("disconnect", () => void stop());

  const platform = await startPlatform({ config, log, onImport: showImport });
  running = platform;
  await platform.ready;
  process.stdout.write(`
  Ledgerloom runs: ${platform.url}
    GraphiQL        the same address in a browser
    subscriptions   ${platform.url.replace("http", "ws")} (graphql-ws), or SSE
    health          ${new URL("/ready", platform.url)}
    state           ${config.dataDirectory}
    a token         ${config.identity.trusted ? "from your issuer" : "npm run token -- --org Org1 --role admin"}
    a tour          npm run demo

`);
}

function showImport({ done, total }: { readonly done: number; readonly total: number }): void {
  const end = done === total ? "\n" : "";
  process.stdout.write(`\r  Importing the listing: ${done} of ${total}${end}`);
}

main().catch((error: unknown) => {
  const { code, message } = error as { code?: string; message: string };
  process.stderr.write(`${code ? `${code}: ` : ""}${message}\n`);
  process.exit(1);
});

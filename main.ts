import "./serving/needs-node.ts";
import { readConfig } from "./config.ts";
import { type Platform, startPlatform } from "./platform.ts";
import { endAtSignal, endWith } from "./serving/end-at-signal.ts";
import { openLog } from "./telemetry/log.ts";
import { startTelemetry } from "./telemetry/start.ts";

/** Everything on one machine: `npm start`. */
async function main(): Promise<void> {
  const config = readConfig();
  const telemetry = await startTelemetry({ serviceName: "ledgerloom", ...config.telemetry });
  const log = openLog({ level: config.logLevel });
  let running: Platform | undefined;
  const stop = endAtSignal(async () => {
    // Before everything runs there is nothing to end in order; the children end with this process.
    if (!running) process.exit(1);
    process.stdout.write("\nStopping …\n");
    await running.close();
    await telemetry[Symbol.asyncDispose]();
  });
  // Started by a script that is gone: nobody could stop this process any more.
  process.once("disconnect", stop);

  const platform = await startPlatform({ config, log, onImport: showImport });
  running = platform;
  await platform.ready;
  process.stdout.write(`
  Ledgerloom runs: ${platform.url}
    GraphiQL        the same address in a browser
    subscriptions   ${platform.url.replace("http", "ws")} (graphql-ws), or SSE
    services pay    ${platform.dataPlaneUrl} (docs/paying.md)
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

main().catch(endWith);

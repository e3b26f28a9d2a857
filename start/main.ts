import "../process/needs-node.ts";
import { resolve } from "node:path";
import { defaultDataDirectory, readConfig } from "../config/config.ts";
import { endAtSignal, endWith } from "../process/signals.ts";
import { openLog } from "../telemetry/log.ts";
import { showProgress } from "../telemetry/progress.ts";
import { startTelemetry } from "../telemetry/start.ts";
import { type Platform, startPlatform } from "./all-parts.ts";
import { noteInstance } from "./instance-file.ts";

/** Everything on one machine: `npm start`. */
async function main(): Promise<void> {
  const config = readConfig(process.env, "platform");
  const telemetry = await startTelemetry({ serviceName: "ledgerloom", ...config.telemetry });
  const log = openLog({ level: config.logLevel, format: config.logFormat });
  let running: Platform | undefined;
  let forget: (() => Promise<void>) | undefined;
  const stop = endAtSignal(async () => {
    // Before everything runs there is nothing to end in order; the children end with this process.
    if (!running) process.exit(1);
    process.stdout.write("\nStopping …\n");
    await running.close();
    await forget?.();
    await telemetry[Symbol.asyncDispose]();
  });
  // Started by a script that is gone: nobody could stop this process any more.
  process.once("disconnect", stop);

  const platform = await startPlatform({
    config,
    log,
    onImport: showProgress("Importing the listing", process.stdout),
  });
  running = platform;
  await platform.ready;
  forget = await noteInstance(config.dataDirectory, platform);
  const inFolder = settingOf(config.dataDirectory);
  process.stdout.write(`
  Ledgerloom runs: ${platform.url}
    GraphiQL        the same address in a browser
    subscriptions   ${platform.url.replace("http", "ws")} (graphql-ws), or SSE
    services pay    ${platform.dataPlaneUrl} (docs/guides/paying.md)
    health          ${new URL("../../../ready", platform.url)}
    state           ${config.dataDirectory}
    a token         ${config.identity.trusted ? "from your issuer" : `${inFolder}npm run --silent token -- --org Org1 --role admin`}
    a tour          ${inFolder}npm run demo

`);
}

/** What commands need to be told to find this instance: nothing when it runs on the default folder. */
function settingOf(dataDirectory: string): string {
  return dataDirectory === resolve(defaultDataDirectory) ? "" : `LEDGERLOOM_DATA='${dataDirectory}' `;
}

main().catch(endWith);

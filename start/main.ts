import "../process/needs-node.ts";
import { readConfig } from "../config/config.ts";
import { endAtSignal, endWith } from "../process/signals.ts";
import { openLog } from "../telemetry/log.ts";
import { startTelemetry } from "../telemetry/start.ts";
import { type Platform, startPlatform } from "./all-parts.ts";
import { noteInstance } from "./instance-file.ts";
import { openStartScreen, type StartScreen } from "./start-screen.ts";

let screen: StartScreen | undefined;

/** Everything on one machine: `npm start`. */
async function main(): Promise<void> {
  const config = readConfig(process.env, "platform");
  const telemetry = await startTelemetry({ serviceName: "ledgerloom", ...config.telemetry });
  const log = openLog({ level: config.logLevel, format: config.logFormat });
  const shown = openStartScreen(config);
  screen = shown;
  let running: Platform | undefined;
  let forget: (() => Promise<void>) | undefined;
  const stop = endAtSignal(async () => {
    shown.clear();
    // Before everything runs there is nothing to end in order; the children end with this process.
    if (!running) process.exit(1);
    shown.showStopping();
    await running.close();
    await forget?.();
    await telemetry[Symbol.asyncDispose]();
  });
  // Started by a script that is gone: nobody could stop this process any more.
  process.once("disconnect", stop);

  const platform = await startPlatform({ config, log, onImport: shown.showImport });
  running = platform;
  await platform.ready;
  forget = await noteInstance(config.dataDirectory, platform);
  shown.showRunning(platform);
}

main().catch((error) => {
  screen?.clear();
  endWith(error);
});

import { resolve } from "node:path";
import type { WriteStream } from "node:tty";
import { styleText } from "node:util";
import type { Config } from "../config/config.ts";
import { defaultDataDirectory } from "../config/environment.ts";
import { formatFor, openLog } from "../telemetry/log.ts";
import { eachTenth, type Progress, ProgressBar } from "../telemetry/progress.ts";

/** Output of `npm start` besides its log, and in the log's format. */
export interface StartScreen {
  showImport(progress: Progress): void;
  showRunning(addresses: Addresses): void;
  showStopping(): void;
  /** Takes away what is not finished: what follows has a line of its own. */
  clear(): void;
}

export interface Addresses {
  readonly url: string;
  readonly dataPlaneUrl: string | undefined;
}

export function openStartScreen(config: Config, out: WriteStream = process.stdout): StartScreen {
  if (formatFor(out.isTTY, config.logFormat) === "json") return jsonScreen(config);
  return out.isTTY ? terminalScreen(config, out) : textScreen(config, out);
}

/** Lines for programs: written also where the log's level is higher. */
function jsonScreen(config: Config): StartScreen {
  const log = openLog({ level: "info", format: "json" });
  return {
    showImport: eachTenth((progress) => log.info(progress, "Import progress")),
    showRunning: ({ url, dataPlaneUrl }) => {
      const { dataDirectory } = config;
      log.info({ url, dataPlaneUrl, healthUrl: healthUrlOf(url), dataDirectory }, "Ledgerloom runs");
    },
    showStopping: () => log.info("Stopping"),
    clear: () => {},
  };
}

function terminalScreen(config: Config, out: WriteStream): StartScreen {
  const bar = new ProgressBar("Importing the listing", out);
  return { ...textScreen(config, out), showImport: (progress) => bar.show(progress), clear: () => bar.clear() };
}

function textScreen(config: Config, out: WriteStream): StartScreen {
  const write = (text: string) => void out.write(text);
  return {
    showImport: eachTenth(({ done, total }) => write(`  Importing the listing: ${done} of ${total}\n`)),
    showRunning: (addresses) => write(runningText(config, addresses, out)),
    showStopping: () => write("\nStopping …\n"),
    clear: () => {},
  };
}

const healthUrlOf = (url: string) => `${new URL("../../../ready", url)}`;

const firstQuery = "{ services(first: 3) { nodes { name price } } }";

function runningText(config: Config, { url, dataPlaneUrl }: Addresses, stream: WriteStream): string {
  const { dashboard, dataDirectory, identity, gateway } = config;
  const bold = (text: string) => styleText("bold", text, { stream });
  const inFolder = settingOf(dataDirectory);
  const token = `${inFolder}npm run --silent token -- --org Org1 --role admin`;
  const graphiql = gateway.introspection ? `${url} (GraphiQL)` : "not in production (LEDGERLOOM_INTROSPECTION)";
  return `
  Ledgerloom runs: ${bold(url)}
    subscriptions   ${url.replace("http", "ws")} (graphql-ws), or SSE
    services pay    ${dataPlaneUrl} (docs/guides/paying.md)
    health          ${healthUrlOf(url)}
    state           ${dataDirectory}

  ${bold("What next")}
    a first query   curl -s ${url} -H 'content-type: application/json' -d '{"query":"${firstQuery}"}'
    in a browser    ${dashboard.isServed ? new URL("/", url) : graphiql}
    queries there   ${graphiql}
    a token         ${identity.trusted ? "from your issuer" : token}
    a tour          ${inFolder}npm run demo

`;
}

/** Setting with which commands find this instance; empty when it runs on the default folder. */
function settingOf(dataDirectory: string): string {
  return dataDirectory === resolve(defaultDataDirectory) ? "" : `LEDGERLOOM_DATA='${dataDirectory}' `;
}

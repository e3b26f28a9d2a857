import { createRequire } from "node:module";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { PlatformError } from "../../errors/platform-error.ts";
import { reportFailure, reportReady } from "../../process/child-process.ts";

const inputSchema = z.object({
  name: z.string(),
  address: z.string(),
  /** Path of fabric-shim's command line. */
  shim: z.string(),
  arguments: z.array(z.string()),
});

/** Runs fabric-shim's command line in this process, as `fabric-chaincode-node server` would. */
async function main(): Promise<void> {
  const input = inputSchema.parse(JSON.parse(process.argv[2] ?? "{}"));
  if (await accepts(input.address))
    throw new PlatformError("PORT_IN_USE", `${input.address} is taken; end the program that listens there`);
  process.argv.splice(1, process.argv.length, input.shim, ...input.arguments);
  const require = createRequire(input.shim);
  if (process.env.CORE_CHAINCODE_LOGGING_LEVEL === "CRITICAL") silenceLoggers(require);
  require(input.shim);
  await listening(input.address);
  reportReady({ name: input.name, address: input.address });
}

interface LoggingLibrary {
  createLogger(options: object): unknown;
}

/**
 * Silences fabric-shim's loggers, which format every line of every level before they drop it: a sixth of the process's
 * time. They are set to critical lines, of which there are none.
 */
function silenceLoggers(require: NodeJS.Require): void {
  const winston = require("winston") as LoggingLibrary;
  const { createLogger } = winston;
  winston.createLogger = function silentLogger(options: object) {
    return createLogger({ ...options, silent: true });
  };
}

/** Waits until fabric-shim listens, which it does not report; when it cannot, it sets the exit code. */
async function listening(address: string): Promise<void> {
  while (!(await accepts(address))) {
    if (process.exitCode !== undefined) throw new Error("fabric-shim could not start; what it wrote tells why");
    await sleep(20);
  }
}

function accepts(address: string): Promise<boolean> {
  const [, host, port] = /^(.*):(\d+)$/.exec(address) ?? [];
  return new Promise((resolve) => {
    const socket = connect({ host: host ?? "127.0.0.1", port: Number(port) });
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}

main().catch(reportFailure);

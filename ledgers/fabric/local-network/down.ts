import "../../../process/needs-node.ts";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openLog } from "../../../telemetry/log.ts";
import { stopProcesses } from "./processes.ts";

/** `npm run fabric:down [-- --erase]`: ends the network that `fabric:up` started; with `--erase` forgets its ledgers too. */
async function down(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: ".data/fabric-network" },
      erase: { type: "boolean", default: false },
    },
  });
  const dataDirectory = resolve(values.data);
  const stopped = await stopProcesses(dataDirectory);
  if (values.erase) rmSync(dataDirectory, { recursive: true, force: true });
  openLog({ level: "info" }).info({ stopped, erased: values.erase }, "Fabric network is down");
}

await down();

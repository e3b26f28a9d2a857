import "../../../process/needs-node.ts";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { compiledModule } from "../../../process/child-process.ts";
import { openLog } from "../../../telemetry/log.ts";
import { findFabricBinaries } from "./binaries.ts";
import { startLocalNetwork } from "./network.ts";
import { type ChannelPlan, files } from "./topology.ts";

/**
 * `npm run fabric:up [-- options]`: starts a network of real Fabric processes and leaves it running.
 *
 * - `--channel name=chaincode[,chaincode…]`, repeatable: a chaincode is one of ours or a folder;
 *   default `marketplace=marketplace` and `ops=ops`
 * - `--data`: the network's folder, default `.data/fabric-network`; a network that is there is started as it was
 * - `--base-port`: first of consecutive ports, default 7050
 * - `--batch-timeout`: how long the orderer collects transactions, default `100ms`
 */
const log = openLog({ level: "info" });

async function up(): Promise<void> {
  const { values } = parseArgs({
    options: {
      channel: { type: "string", multiple: true, default: ["marketplace=marketplace", "ops=ops"] },
      data: { type: "string", default: ".data/fabric-network" },
      "base-port": { type: "string", default: "7050" },
      "batch-timeout": { type: "string", default: "100ms" },
    },
  });
  const dataDirectory = resolve(values.data);
  const began = performance.now();
  const network = await startLocalNetwork({
    binaries: findFabricBinaries({ folder: process.env.FABRIC_BIN, path: process.env.PATH }),
    dataDirectory,
    channels: values.channel.map(parseChannel),
    basePort: Number(values["base-port"]),
    batchTimeout: values["batch-timeout"],
  });
  const file = files.network(dataDirectory);
  log.info(
    { processes: network.processes, file, durationMs: Math.round(performance.now() - began) },
    "Fabric network is up",
  );
}

function parseChannel(text: string): ChannelPlan {
  const [name, chaincodes] = text.split("=");
  if (!name || !chaincodes) throw new Error(`--channel ${text}: write name=chaincode[,chaincode…]`);
  return { name, chaincodes: chaincodes.split(",").map(parseChaincode) };
}

function parseChaincode(text: string): ChannelPlan["chaincodes"][number] {
  if (text.includes("/")) return { name: resolve(text).split("/").at(-1) ?? text, modulePath: resolve(text) };
  return { name: text, modulePath: resolve(compiledModule(".."), "chaincode", text) };
}

up().catch((error: unknown) => {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

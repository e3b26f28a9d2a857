import { parseArgs } from "node:util";
import { startSidecar } from "./sidecar.ts";
import { readSidecarConfig } from "./sidecar-config.ts";

/** `ledgerloom-pay-sidecar --config sidecar.yaml` */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: "string" } } });
  if (!values.config) throw new Error("say where the file is: --config sidecar.yaml");
  const sidecar = await startSidecar(readSidecarConfig(values.config), process.env);
  if (sidecar.incomingUrl) process.stdout.write(`paid at ${sidecar.incomingUrl}\n`);
  if (sidecar.outgoingUrl) process.stdout.write(`pays as HTTP_PROXY=${sidecar.outgoingUrl}\n`);
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void sidecar.close().then(() => process.exit(0)));
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

import { parseArgs } from "node:util";
import type { PaymentError } from "../errors/payment-error.ts";
import { startSidecar } from "./sidecar.ts";
import { readSidecarConfig } from "./sidecar-config.ts";

/** `ledgerloom-pay-sidecar --config sidecar.yaml` */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { config: { type: "string" } } });
  if (!values.config) throw new Error("say where the sidecar's file is: ledgerloom-pay-sidecar --config sidecar.yaml");
  const sidecar = await startSidecar(readSidecarConfig(values.config), process.env);
  // A key or version that is refused ends it; a payment server that is away is waited for.
  sidecar.admitted.catch((error: PaymentError) => tell(error, error.isRetryable || error.code === "CLOSED"));
  if (sidecar.incomingUrl) process.stdout.write(`paid at ${sidecar.incomingUrl}\n`);
  if (sidecar.outgoingUrl) process.stdout.write(`pays as HTTP_PROXY=${sidecar.outgoingUrl}\n`);
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void sidecar.close().then(() => process.exit(0)));
}

function tell({ message }: Error, goesOn = false): void {
  process.stderr.write(`${message}\n`);
  if (!goesOn) process.exit(1);
}

main().catch(tell);

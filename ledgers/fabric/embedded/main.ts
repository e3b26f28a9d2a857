import { z } from "zod";
import { PlatformError } from "../../../errors/platform-error.ts";
import { reportFailure, reportReady } from "../../../process/child-process.ts";
import { answerRequests } from "../../../process/child-requests.ts";
import { logFormats, openLog } from "../../../telemetry/log.ts";
import { EmbeddedLedger } from "./embedded-ledger.ts";
import type { EmbeddedFabricOptions } from "./options.ts";

const optionsSchema: z.ZodType<EmbeddedFabricOptions> = z.object({
  dataDirectory: z.string().min(1),
  basePort: z.number().int().min(0).max(65_000).exactOptional(),
  organizations: z
    .array(z.string().regex(/^[A-Za-z0-9.-]+$/))
    .min(1)
    .exactOptional(),
  batch: z
    .object({
      timeoutMs: z.number().int().min(1).exactOptional(),
      maxMessages: z.number().int().min(1).exactOptional(),
      preferredBytes: z.number().int().min(1).exactOptional(),
      absoluteBytes: z.number().int().min(1).exactOptional(),
    })
    .exactOptional(),
  channels: z.array(
    z.object({
      name: z.string().regex(/^[a-z][a-z0-9.-]{0,248}$/),
      chaincodes: z.array(
        z.object({
          name: z.string().regex(/^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$/),
          address: z.string().regex(/^.+:\d+$/),
          ownAddresses: z.record(z.string(), z.string().regex(/^.+:\d+$/)).exactOptional(),
          endorsementPolicy: z.string().exactOptional(),
        }),
      ),
    }),
  ),
  executeTimeoutMs: z.number().int().min(1).exactOptional(),
  logLevel: z.string().exactOptional(),
  logFormat: z.enum(logFormats).optional(),
});

/** Request of the parent to a ledger that runs. */
const peerRequest = z.object({ start: z.boolean(), mspId: z.string() });

function readOptions(json: string): EmbeddedFabricOptions {
  const { data, error } = optionsSchema.safeParse(JSON.parse(json));
  if (data === undefined) throw new PlatformError("BAD_INPUT", z.prettifyError(error));
  return data;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv[2] ?? "{}");
  const log = openLog({ part: "fabric", level: options.logLevel ?? "warn", format: options.logFormat, fd: 2 });
  const fail = (error: unknown) => {
    log.fatal({ err: error }, "The ledger could not store a block");
    process.exit(1);
  };
  const ledger = await EmbeddedLedger.open(options, log, fail);
  const organizations = await ledger.listen(options.basePort ?? 0);
  process.once("SIGTERM", () => void ledger.close().then(() => process.exit(0)));
  process.on("SIGINT", () => {
    // The parent gets it too and ends this process in its order.
  });
  answerRequests((request) => answer(request, ledger));
  reportReady(organizations);
}

async function answer(request: unknown, ledger: EmbeddedLedger): Promise<void> {
  const { start, mspId } = peerRequest.parse(request);
  if (start) await ledger.startPeer(mspId);
  else ledger.stopPeer(mspId);
}

main().catch(reportFailure);

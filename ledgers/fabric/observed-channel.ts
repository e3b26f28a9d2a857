import type { Logger } from "pino";
import { PlatformError } from "../../errors/platform-error.ts";
import { metrics } from "../../telemetry/metrics.ts";
import { ledgerCall } from "../ledger-call.ts";
import type { FabricChannel, FabricCommit } from "./fabric-channel.ts";

/** A channel whose calls are seen in traces and metrics, and its transactions in the log. */
export function observedChannel(channel: FabricChannel, log?: Logger): FabricChannel {
  const attributesOf = (chaincode: string, fn: string) => ({
    "ledgerloom.channel": channel.name,
    "ledgerloom.chaincode": chaincode,
    "ledgerloom.function": fn,
  });
  return {
    ...channel,
    evaluate: (chaincode, fn, args, options) => {
      const attributes = attributesOf(chaincode, fn);
      return ledgerCall({ ledger: "fabric", kind: "evaluate", attributes }, () =>
        channel.evaluate(chaincode, fn, args, options),
      );
    },
    storedBlock: (place) => {
      const attributes = { "ledgerloom.channel": channel.name };
      return ledgerCall({ ledger: "fabric", kind: "read", attributes }, () => channel.storedBlock(place));
    },
    submit: async (chaincode, fn, args, options) => {
      const start = performance.now();
      const attributes = attributesOf(chaincode, fn);
      const submit = () => channel.submit(chaincode, fn, args, options);
      const commit = await ledgerCall({ ledger: "fabric", kind: "submit", attributes }, submit).catch((error) => {
        throw countedConflict(channel.name, error);
      });
      log?.info(
        { ...factsOf(channel.name, fn, commit), durationMs: Math.round(performance.now() - start) },
        "Committed",
      );
      return commit;
    },
  };
}

function countedConflict(channel: string, error: unknown): unknown {
  if (error instanceof PlatformError && error.code === "MVCC_CONFLICT") metrics.mvccConflicts.labels(channel).inc();
  return error;
}

function factsOf(channel: string, fn: string, { transactionId, blockNumber, validationCode }: FabricCommit) {
  return { channel, function: fn, transactionId, block: Number(blockNumber), validationCode };
}

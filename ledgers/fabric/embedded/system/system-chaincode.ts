import { type Proposal, readArguments } from "../protocol/proposal.ts";
import type { Response } from "../protocol/response.ts";
import type { ChannelLookup } from "./channel-lookup.ts";
import { answerConfiguration } from "./cscc.ts";
import { answerLedgerQuery } from "./qscc.ts";

/** Answers a system chaincode's function: its result, or an Error with the text for the caller. */
export type SystemFunction = (args: readonly Buffer[], proposal: Proposal, channels: ChannelLookup) => Buffer;

const functions = new Map<string, SystemFunction>([
  ["qscc", answerLedgerQuery],
  ["cscc", answerConfiguration],
  ["_lifecycle", refuseLifecycle],
  ["lscc", refuseLifecycle],
]);

/** Chaincode that is part of the peer. */
export function isSystemChaincode(name: string): boolean {
  return functions.has(name);
}

/** Runs the system chaincode that a proposal names. */
export function answerSystemChaincode(proposal: Proposal, channels: ChannelLookup): Response {
  try {
    const payload = functions.get(proposal.chaincode)?.(readArguments(proposal.input), proposal, channels);
    return { status: 200, message: "", payload: payload ?? Buffer.alloc(0) };
  } catch (error) {
    return { status: 500, message: error instanceof Error ? error.message : String(error), payload: Buffer.alloc(0) };
  }
}

function refuseLifecycle([name]: readonly Buffer[]): never {
  throw new Error(
    `chaincode lifecycle function ${name?.toString("utf8") ?? ""} is not supported by the embedded ledger: ` +
      "its chaincode is defined at the start",
  );
}

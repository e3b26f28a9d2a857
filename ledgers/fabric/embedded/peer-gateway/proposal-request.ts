import { status } from "@grpc/grpc-js";
import type { Channel } from "../channel/channel.ts";
import { type Proposal, readProposal } from "../protocol/proposal.ts";
import { WireMessage } from "../protocol/wire.ts";
import { isSystemChaincode } from "../system/system-chaincode.ts";
import { RpcError } from "./rpc-error.ts";

/** An EvaluateRequest or EndorseRequest; both have the same fields. */
export interface ProposalRequest {
  readonly proposal: Proposal;
  /** Organisations that the client has chosen; empty when it leaves it to the gateway. */
  readonly organizations: readonly string[];
}

/** @throws RpcError INVALID_ARGUMENT */
export function readProposalRequest(bytes: Buffer, action: "evaluate" | "endorse"): ProposalRequest {
  const prefix = action === "evaluate" ? "failed to unpack transaction proposal: " : "";
  const refuse = (why: string) => new RpcError(status.INVALID_ARGUMENT, `${prefix}${why}`);
  let request: ProposalRequest;
  try {
    const fields = new WireMessage(bytes);
    const proposal = readProposal(fields.bytes(3));
    request = { proposal, organizations: fields.repeated(4).map((name) => name.toString("utf8")) };
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const { proposal } = request;
  if (proposal.bytes.length === 0) {
    const why = "the proposed transaction must contain a signed proposal";
    throw refuse(action === "evaluate" ? "a signed proposal is required" : why);
  }
  if (proposal.header.channel === "") throw refuse("no channel id provided");
  if (proposal.chaincode === "") {
    throw refuse(`no chaincode name is provided, channel id [${proposal.header.channel}]`);
  }
  return request;
}

/** Whether a channel's peers run a chaincode. */
export function hasChaincode(channel: Channel, name: string): boolean {
  return channel.chaincodes.has(name) || isSystemChaincode(name);
}

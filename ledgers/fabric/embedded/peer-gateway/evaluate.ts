import { status } from "@grpc/grpc-js";
import { ProposalSession } from "../endorsement/proposal-session.ts";
import { type Response, writeResponse } from "../protocol/response.ts";
import { WireWriter } from "../protocol/wire.ts";
import { failureOf } from "./peer-answer.ts";
import { type GatewayContext, type Peer, peersInOrder } from "./peer-registry.ts";
import { hasChaincode, type ProposalRequest, readProposalRequest } from "./proposal-request.ts";
import { type ErrorDetail, RpcError } from "./rpc-error.ts";

/** Runs a transaction function on one peer and answers with its result; peers that cannot are skipped. */
export async function evaluate(bytes: Buffer, context: GatewayContext): Promise<Buffer> {
  const request = readProposalRequest(bytes, "evaluate");
  const { header, chaincode } = request.proposal;
  const channel = context.channels.get(header.channel);
  if (channel === undefined) {
    const why = `failed to get config for channel [${header.channel}]: could not get last config for channel ${header.channel}`;
    throw new RpcError(status.UNAVAILABLE, why);
  }
  const peers = hasChaincode(channel, chaincode) ? allowedPeers(request, context) : [];
  if (peers.length === 0) {
    const why = `no peers available to evaluate chaincode ${chaincode} in channel ${header.channel}`;
    throw new RpcError(status.FAILED_PRECONDITION, why);
  }
  const session = new ProposalSession(request.proposal, channel);
  try {
    const response = await firstAnswer(session, peers);
    return new WireWriter().message(1, writeResponse(response)).finish();
  } finally {
    session.close();
  }
}

/** Transient data stays in the gateway's organisation unless the client names others. */
function allowedPeers({ proposal, organizations }: ProposalRequest, context: GatewayContext): Peer[] {
  const isOpen = organizations.length === 0 && !proposal.hasTransientData;
  const allowed = organizations.length === 0 ? [context.local.endorser.mspId] : organizations;
  return peersInOrder(context).filter(({ endorser }) => isOpen || allowed.includes(endorser.mspId));
}

async function firstAnswer(session: ProposalSession, peers: readonly Peer[]): Promise<Response> {
  const details: ErrorDetail[] = [];
  let code = status.ABORTED;
  for (const peer of peers) {
    const answer = await peer.endorser.process(session);
    if (answer.kind === "simulated") return answer.simulation.response;
    const failure = failureOf(answer, peer);
    details.push(failure.detail);
    code = failure.code;
    if (!failure.isRetryable) {
      throw new RpcError(code, `evaluate call to endorser returned error: ${failure.detail.message}`, details);
    }
  }
  throw new RpcError(code, "failed to evaluate transaction, see attached details for more info", details);
}

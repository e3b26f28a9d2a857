import { status } from "@grpc/grpc-js";
import type { Channel } from "../channel/channel.ts";
import type { Endorser } from "../endorsement/endorser.ts";
import { ProposalSession } from "../endorsement/proposal-session.ts";
import { unsatisfiable } from "../policy/key-policy.ts";
import { type Endorsement, prepareTransaction } from "../protocol/transaction.ts";
import { WireWriter } from "../protocol/wire.ts";
import type { EndorsementInterest } from "../simulation/simulator.ts";
import { failureOf } from "./peer-answer.ts";
import { type GatewayContext, type Peer, peersInOrder } from "./peer-registry.ts";
import { hasChaincode, readProposalRequest } from "./proposal-request.ts";
import { type ErrorDetail, RpcError } from "./rpc-error.ts";

const noCombination = "no combination of peers can be derived which satisfy the endorsement policy";

/** Collects the endorsements that the policy asks for and answers with the transaction, ready to be signed. */
export async function endorse(bytes: Buffer, context: GatewayContext): Promise<Buffer> {
  const { proposal, organizations } = readProposalRequest(bytes, "endorse");
  const channel = context.channels.get(proposal.header.channel);
  if (channel === undefined || !hasChaincode(channel, proposal.chaincode)) {
    throw unknownTarget(proposal.header.channel, proposal.chaincode, organizations);
  }
  const session = new ProposalSession(proposal, channel);
  try {
    const collection = new EndorsementCollection(session, context);
    const endorsements =
      organizations.length > 0 ? await collection.fromOrganizations(organizations) : await collection.fromPolicy();
    const envelope = prepareTransaction(proposal, collection.payload, endorsements);
    return new WireWriter().message(1, envelope).finish();
  } finally {
    session.close();
  }
}

function unknownTarget(channel: string, chaincode: string, organizations: readonly string[]): RpcError {
  if (organizations.length > 0) {
    return new RpcError(
      status.UNAVAILABLE,
      `failed to find any endorsing peers for org(s): ${organizations.join(", ")}`,
    );
  }
  const why = `No metadata was found for chaincode ${chaincode} in channel ${channel}`;
  return new RpcError(status.FAILED_PRECONDITION, `${noCombination}: ${why}`);
}

/** One endorse call: the payload that the first peer produced, and the endorsements of it. */
class EndorsementCollection {
  /** ProposalResponsePayload; all endorsements are over these bytes. */
  payload: Buffer = Buffer.alloc(0);
  private readonly endorsements = new Map<Endorser, Endorsement>();
  private readonly details: ErrorDetail[] = [];
  private readonly channel: Channel;

  constructor(
    private readonly session: ProposalSession,
    private readonly context: GatewayContext,
  ) {
    this.channel = session.channel;
  }

  /** Endorses by organisations that the client has chosen; the policy is not consulted. */
  async fromOrganizations(mspIds: readonly string[]): Promise<Endorsement[]> {
    const running = peersInOrder(this.context);
    const missing = mspIds.filter((mspId) => !running.some(({ endorser }) => endorser.mspId === mspId));
    if (missing.length > 0) {
      throw new RpcError(status.UNAVAILABLE, `failed to find any endorsing peers for org(s): ${missing.join(", ")}`);
    }
    const peers = running.filter(({ endorser }) => mspIds.includes(endorser.mspId));
    if (await this.collect(peers)) return this.endorsementsOf(peers);
    throw this.tooFew();
  }

  /**
   * Endorses by policy. The gateway's own peer goes first: the state that it touches determines the policies that
   * count.
   */
  async fromPolicy(): Promise<Endorsement[]> {
    const { local, planner } = this.context;
    const interests = await this.first(local);
    const { chaincode, header } = this.session.proposal;
    if (!this.channel.chaincodes.has(chaincode)) throw unknownTarget(header.channel, chaincode, []);
    const planned = planner.layouts(this.channel, interests);
    const layouts = planned.filter((layout) => layout.every(({ isRunning }) => isRunning));
    if (layouts.length === 0) {
      const isHopeless = interests.some(({ keyPolicies }) => keyPolicies.includes(unsatisfiable));
      const why = isHopeless ? unsatisfiable.explain([]) : "no peer combination can satisfy the endorsement policy";
      throw new RpcError(status.FAILED_PRECONDITION, `${noCombination}: ${why}`);
    }
    const failed = new Set<Peer>();
    for (const layout of layouts) {
      if (layout.some((peer) => failed.has(peer))) continue;
      if (await this.collect(layout, failed)) return this.endorsementsOf(layout);
    }
    throw this.tooFew();
  }

  /** Policies that count after the first simulation; that of the called chaincode even if it touched nothing. */
  private async first(peer: Peer): Promise<readonly EndorsementInterest[]> {
    const answer = await peer.endorser.process(this.session);
    if (answer.kind !== "simulated") {
      const { detail } = failureOf(answer, peer);
      throw new RpcError(status.ABORTED, "failed to endorse transaction, see attached details for more info", [detail]);
    }
    this.payload = peer.endorser.payload(this.session, answer.simulation);
    this.endorsements.set(peer.endorser, peer.endorser.endorse(this.session, this.payload));
    const { chaincode } = this.session.proposal;
    const { interests } = answer.simulation;
    if (interests.some((interest) => interest.chaincode === chaincode)) return interests;
    return [{ chaincode, keyPolicies: [], needsOwnPolicy: true }, ...interests];
  }

  /** Asks the peers that have not endorsed yet; true when all of them have then. */
  private async collect(peers: readonly Peer[], failed: Set<Peer> = new Set()): Promise<boolean> {
    const missing = peers.filter(({ endorser }) => !this.endorsements.has(endorser));
    const results = await Promise.all(missing.map((peer) => this.ask(peer)));
    for (const [i, peer] of missing.entries()) if (results[i] === false) failed.add(peer);
    return results.every(Boolean);
  }

  private async ask(peer: Peer): Promise<boolean> {
    const answer = await peer.endorser.process(this.session);
    if (answer.kind !== "simulated") {
      this.details.push(failureOf(answer, peer).detail);
      return false;
    }
    const payload = peer.endorser.payload(this.session, answer.simulation);
    if (this.payload.length === 0) this.payload = payload;
    if (!this.payload.equals(payload)) {
      const message = "ProposalResponsePayloads do not match";
      this.details.push({ address: peer.address, mspId: peer.endorser.mspId, message });
      return false;
    }
    this.endorsements.set(peer.endorser, peer.endorser.endorse(this.session, payload));
    return true;
  }

  private endorsementsOf(peers: readonly Peer[]): Endorsement[] {
    return peers.flatMap(({ endorser }) => this.endorsements.get(endorser) ?? []);
  }

  private tooFew(): RpcError {
    const message = "failed to collect enough transaction endorsements, see attached details for more info";
    return new RpcError(status.ABORTED, message, this.details);
  }
}

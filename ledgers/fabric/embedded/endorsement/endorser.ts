import { ChaincodeConnection, type ChaincodeConnectionOptions } from "../chaincode/connection.ts";
import type { ChaincodeDefinition } from "../chaincode/definition.ts";
import { type InvocationTarget, TransactionContext } from "../chaincode/transaction-context.ts";
import type { Channel } from "../channel/channel.ts";
import { signLowS } from "../identity/signature.ts";
import type { NodeIdentity } from "../network/organization.ts";
import { type ChaincodeMessage, MessageType } from "../protocol/chaincode-message.ts";
import { writeReadWriteSet } from "../protocol/read-write-set.ts";
import { type Response, readResponse, successThreshold, writeResponse } from "../protocol/response.ts";
import { type Endorsement, writeResponsePayload } from "../protocol/transaction.ts";
import { WireMessage, WireWriter } from "../protocol/wire.ts";
import { Simulator } from "../simulation/simulator.ts";
import { answerSystemChaincode, isSystemChaincode } from "../system/system-chaincode.ts";
import { historyOf } from "./history.ts";
import type { ProposalSession } from "./proposal-session.ts";

/** What a peer answers to a proposal. */
export type EndorserAnswer =
  /** Not simulated. */
  | { readonly kind: "rejected"; readonly message: string; readonly isRetryable: boolean }
  /** The peer could not run the chaincode; another one may. */
  | { readonly kind: "failed"; readonly message: string }
  /** The chaincode said no. */
  | { readonly kind: "refused"; readonly response: Response }
  | { readonly kind: "simulated"; readonly simulation: Simulation };

/** A simulation that succeeded. */
export interface Simulation {
  readonly response: Response;
  /** ChaincodeEvent message; empty when there is none. */
  readonly event: Buffer;
  readonly simulator: Simulator;
  readonly definition: Pick<ChaincodeDefinition, "name" | "version">;
}

export interface EndorserOptions extends Omit<ChaincodeConnectionOptions, "packageId" | "address"> {
  readonly mspId: string;
  readonly node: NodeIdentity;
  /** Finds the channels for calls from chaincode to chaincode elsewhere. */
  readonly channel: (name: string) => Channel | undefined;
}

/** One organisation's peer: simulates proposals through its own chaincode streams and signs the results. */
export class Endorser {
  readonly mspId: string;
  private readonly connections = new Map<string, ChaincodeConnection>();

  constructor(private readonly options: EndorserOptions) {
    this.mspId = options.mspId;
  }

  async process(session: ProposalSession): Promise<EndorserAnswer> {
    if (session.rejection !== undefined) return { kind: "rejected", ...session.rejection };
    try {
      const simulation = await this.simulate(session);
      const { response } = simulation;
      return response.status < 200 || response.status >= successThreshold
        ? { kind: "refused", response }
        : { kind: "simulated", simulation };
    } catch (error) {
      return { kind: "failed", message: `error in simulation: ${reasonOf(error)}` };
    }
  }

  /** The payload that all endorsers must agree on. */
  payload(session: ProposalSession, simulation: Simulation): Buffer {
    const { response, event, simulator, definition } = simulation;
    return writeResponsePayload(session.proposal.hash, {
      results: writeReadWriteSet(simulator.results()),
      event,
      response: writeResponse(response),
      chaincode: definition.name,
      version: definition.version,
    });
  }

  endorse({ channel }: ProposalSession, payload: Buffer): Endorsement {
    const { serialized, privateKey } = this.options.node;
    const signature = signLowS(Buffer.concat([payload, serialized]), privateKey);
    const endorsement = { endorser: serialized, signature };
    channel.ownEndorsements.add(endorsement, payload);
    return endorsement;
  }

  close(): void {
    for (const connection of this.connections.values()) connection.close();
  }

  private async simulate(session: ProposalSession): Promise<Simulation> {
    const { proposal, channel, view } = session;
    const { transactionId } = proposal.header;
    const simulator = new Simulator(view, transactionId);
    if (isSystemChaincode(proposal.chaincode)) {
      const response = answerSystemChaincode(proposal, this.options.channel);
      return {
        response,
        event: Buffer.alloc(0),
        simulator,
        definition: { name: proposal.chaincode, version: "syscc" },
      };
    }
    const target = { chaincode: proposal.chaincode, channel: channel.name, input: proposal.input };
    const message = await this.run(session, channel, target, simulator).catch((error) => {
      throw new Error(`failed to execute transaction ${transactionId}: ${reasonOf(error)}`, { cause: error });
    });
    if (message.type === MessageType.ERROR) {
      throw new Error(`transaction returned with failure: ${message.payload.toString("utf8")}`);
    }
    const definition = definitionOf(channel, proposal.chaincode);
    const event = completeEvent(message.event, proposal.chaincode, transactionId);
    return { response: readResponse(message.payload), event, simulator, definition };
  }

  private async run(
    session: ProposalSession,
    channel: Channel,
    target: InvocationTarget,
    simulator: Simulator,
  ): Promise<ChaincodeMessage> {
    const definition = definitionOf(channel, target.chaincode);
    const context = new TransactionContext({
      channel: channel.name,
      namespace: target.chaincode,
      proposal: session.proposal,
      input: target.input,
      simulator,
      history: (namespace, key) => historyOf(channel, simulator.view, namespace, key),
      invoke: (called) => this.invoke(session, channel, called, simulator),
    });
    return this.connection(definition).execute(context);
  }

  /** A call from chaincode to chaincode: on another channel it can only read. */
  private async invoke(
    session: ProposalSession,
    caller: Channel,
    target: InvocationTarget,
    simulator: Simulator,
  ): Promise<ChaincodeMessage> {
    const channel = this.options.channel(target.channel);
    if (channel === undefined) throw new Error(`Failed to get policy manager for channel [${target.channel}]`);
    const identity = channel.configuration.membership.identify(session.proposal.header.creator);
    const denied = channel.accessDenied("/Channel/Application/Writers", identity);
    if (denied !== undefined) throw new Error(denied);
    if (channel === caller) return this.execute(session, channel, target, simulator);
    const view = channel.store.snapshot();
    try {
      const reader = new Simulator(view, session.proposal.header.transactionId);
      return await this.execute(session, channel, target, reader);
    } finally {
      view.close();
    }
  }

  private async execute(
    session: ProposalSession,
    channel: Channel,
    target: InvocationTarget,
    simulator: Simulator,
  ): Promise<ChaincodeMessage> {
    try {
      return await this.run(session, channel, target, simulator);
    } catch (error) {
      throw new Error(`execute failed: ${reasonOf(error)}`, { cause: error });
    }
  }

  private connection({ packageId, address }: ChaincodeDefinition): ChaincodeConnection {
    const key = `${packageId} ${address}`;
    const known = this.connections.get(key);
    if (known !== undefined) return known;
    const { executeTimeoutMs, log } = this.options;
    const connection = new ChaincodeConnection({ packageId, address, executeTimeoutMs, log });
    this.connections.set(key, connection);
    return connection;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function definitionOf(channel: Channel, name: string): ChaincodeDefinition {
  const definition = channel.chaincodes.get(name);
  if (definition !== undefined) return definition;
  throw new Error(
    `invalid invocation: [channel ${channel.name}] failed to get chaincode container info for ${name}: ` +
      `chaincode ${name} not found`,
  );
}

/** The peer, not the chaincode, says whose event it is. */
function completeEvent(event: Buffer, chaincode: string, transactionId: string): Buffer {
  if (event.length === 0) return event;
  const fields = new WireMessage(event);
  return new WireWriter()
    .text(1, chaincode)
    .text(2, transactionId)
    .bytes(3, fields.bytes(3))
    .bytes(4, fields.bytes(4))
    .finish();
}

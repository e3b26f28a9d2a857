import type { ChaincodeDefinition } from "../channel/chaincode-definition.ts";
import { signLowS } from "../identity/signature.ts";
import type { NodeIdentity } from "../network/organization.ts";
import { MessageType } from "../protocol/chaincode-message.ts";
import { writeReadWriteSet } from "../protocol/read-write-set.ts";
import { type Response, readResponse, successThreshold, writeResponse } from "../protocol/response.ts";
import { type Endorsement, writeResponsePayload } from "../protocol/transaction.ts";
import { WireMessage, WireWriter } from "../protocol/wire.ts";
import { type EndorsementInterest, Simulator } from "../simulation/simulator.ts";
import { answerSystemChaincode, isSystemChaincode } from "../system/system-chaincode.ts";
import { ChaincodeRunner, type ChaincodeRunnerOptions, definitionOf } from "./chaincode-runner.ts";
import type { ProposalSession } from "./proposal-session.ts";
import { reasonOf } from "./reason.ts";

/** Answer of a peer to a proposal. */
export type EndorserAnswer =
  /** The proposal was not simulated. */
  | { readonly kind: "rejected"; readonly message: string; readonly isRetryable: boolean }
  /** The peer could not run the chaincode; another one may. */
  | { readonly kind: "failed"; readonly message: string }
  /** The chaincode refused. */
  | { readonly kind: "refused"; readonly response: Response }
  | { readonly kind: "simulated"; readonly simulation: Simulation };

/** A simulation that succeeded. */
export interface Simulation {
  readonly response: Response;
  /** ChaincodeEvent message; empty when there is none. */
  readonly event: Buffer;
  readonly simulator: Simulator;
  readonly interests: readonly EndorsementInterest[];
  readonly definition: Pick<ChaincodeDefinition, "name" | "version">;
}

export interface EndorserOptions extends ChaincodeRunnerOptions {
  readonly node: NodeIdentity;
}

/** One organisation's peer: simulates proposals through its own chaincode streams and signs the results. */
export class Endorser {
  readonly mspId: string;
  private readonly chaincode: ChaincodeRunner;

  constructor(private readonly options: EndorserOptions) {
    this.mspId = options.mspId;
    this.chaincode = new ChaincodeRunner(options);
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
    this.chaincode.close();
  }

  private simulate(session: ProposalSession): Promise<Simulation> | Simulation {
    const { proposal, view } = session;
    const simulator = new Simulator(view, proposal.header.transactionId);
    if (!isSystemChaincode(proposal.chaincode)) return this.simulateChaincode(session, simulator);
    const response = answerSystemChaincode(proposal, this.options.channel);
    const definition = { name: proposal.chaincode, version: "syscc" };
    return { response, event: Buffer.alloc(0), simulator, interests: [], definition };
  }

  private async simulateChaincode(session: ProposalSession, simulator: Simulator): Promise<Simulation> {
    const { proposal, channel } = session;
    const { transactionId } = proposal.header;
    const target = { chaincode: proposal.chaincode, channel: channel.name, input: proposal.input };
    const message = await this.chaincode.run({ proposal, channel, target, simulator }).catch((error) => {
      throw new Error(`failed to execute transaction ${transactionId}: ${reasonOf(error)}`, { cause: error });
    });
    if (message.type === MessageType.ERROR) {
      throw new Error(`transaction returned with failure: ${message.payload.toString("utf8")}`);
    }
    const definition = definitionOf(channel, proposal.chaincode);
    const event = completeEvent(message.event, proposal.chaincode, transactionId);
    const interests = simulator.interests();
    return { response: readResponse(message.payload), event, simulator, interests, definition };
  }
}

/** Event with the chaincode's name, which the peer sets and not the chaincode. */
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

import { ChaincodeConnection, type ChaincodeConnectionOptions } from "../chaincode/connection.ts";
import { type InvocationTarget, TransactionContext } from "../chaincode/transaction-context.ts";
import type { ChaincodeDefinition } from "../channel/chaincode-definition.ts";
import type { Channel } from "../channel/channel.ts";
import type { ChaincodeMessage } from "../protocol/chaincode-message.ts";
import type { Proposal } from "../protocol/proposal.ts";
import { Simulator } from "../simulation/simulator.ts";
import { historyOf } from "./history.ts";
import { reasonOf } from "./reason.ts";

export interface ChaincodeRunnerOptions extends Omit<ChaincodeConnectionOptions, "packageId" | "address"> {
  /** Organisation of the peer. */
  readonly mspId: string;
  /** Finds the channels for calls from chaincode to chaincode elsewhere. */
  readonly channel: (name: string) => Channel | undefined;
}

/** One chaincode to run for a proposal, with the simulator of its reads and writes. */
export interface ChaincodeRun {
  readonly proposal: Proposal;
  readonly channel: Channel;
  readonly target: InvocationTarget;
  readonly simulator: Simulator;
}

/** Runs chaincode for one peer, and for chaincode that calls chaincode. */
export class ChaincodeRunner {
  private readonly connections = new Map<string, ChaincodeConnection>();

  constructor(private readonly options: ChaincodeRunnerOptions) {}

  /** @throws Error with a peer's text when the chaincode is not defined, not there or does not answer */
  async run(run: ChaincodeRun): Promise<ChaincodeMessage> {
    const { proposal, channel, target, simulator } = run;
    const definition = definitionOf(channel, target.chaincode);
    const context = new TransactionContext({
      channel: channel.name,
      namespace: target.chaincode,
      proposal,
      input: target.input,
      simulator,
      history: (namespace, key) => historyOf(channel, simulator.view, namespace, key),
      invoke: (called) => this.invoke(run, called),
    });
    return this.connection(definition).execute(context);
  }

  close(): void {
    for (const connection of this.connections.values()) connection.close();
  }

  /** A call from chaincode to chaincode: on another channel it can only read. */
  private async invoke({ proposal, channel: caller, simulator }: ChaincodeRun, target: InvocationTarget) {
    const channel = this.options.channel(target.channel);
    if (channel === undefined) throw new Error(`Failed to get policy manager for channel [${target.channel}]`);
    const identity = channel.configuration.membership.identify(proposal.header.creator);
    const denied = channel.accessDenied("/Channel/Application/Writers", identity);
    if (denied !== undefined) throw new Error(denied);
    if (channel === caller) return this.execute({ proposal, channel, target, simulator });
    const view = channel.store.snapshot();
    try {
      const reader = new Simulator(view, proposal.header.transactionId);
      return await this.execute({ proposal, channel, target, simulator: reader });
    } finally {
      view.close();
    }
  }

  private async execute(run: ChaincodeRun): Promise<ChaincodeMessage> {
    try {
      return await this.run(run);
    } catch (error) {
      throw new Error(`execute failed: ${reasonOf(error)}`, { cause: error });
    }
  }

  private connection({ packageId, addressFor }: ChaincodeDefinition): ChaincodeConnection {
    const address = addressFor(this.options.mspId);
    const key = `${packageId} ${address}`;
    const known = this.connections.get(key);
    if (known !== undefined) return known;
    const { executeTimeoutMs, log } = this.options;
    const connection = new ChaincodeConnection({ packageId, address, executeTimeoutMs, log });
    this.connections.set(key, connection);
    return connection;
  }
}

/** @throws Error with a peer's text when the channel does not know the chaincode */
export function definitionOf(channel: Channel, name: string): ChaincodeDefinition {
  const definition = channel.chaincodes.get(name);
  if (definition !== undefined) return definition;
  throw new Error(
    `invalid invocation: [channel ${channel.name}] failed to get chaincode container info for ${name}: ` +
      `chaincode ${name} not found`,
  );
}

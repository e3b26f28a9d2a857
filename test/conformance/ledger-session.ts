import type { Contract, Network, Status, SubmittedTransaction, Transaction } from "@hyperledger/fabric-gateway";
import { gateway } from "@hyperledger/fabric-protos";
import { commitStatusRequest } from "./commit-status.ts";
import { openPeerClient, type PeerClient } from "./peer-client.ts";
import type { Target } from "./target.ts";
import { type Outcome, outcomeOf, parseResult } from "./transcript.ts";

/** One step of the conformance chaincode: its name, then its arguments. */
export type Step = readonly [name: string, ...args: readonly unknown[]];

export interface CallOptions {
  readonly channel?: string;
  readonly chaincode?: string;
  /** The client to call with; default the first organisation's. */
  readonly client?: PeerClient;
  readonly endorsers?: readonly string[];
  readonly transient?: Readonly<Record<string, string>>;
}

/** A case's view of one target: clients of its organisations and calls whose outcome can be compared. */
export class LedgerSession {
  readonly target: Target;
  private readonly clients: PeerClient[];

  constructor(target: Target) {
    this.target = target;
    this.clients = target.organizations.map(openPeerClient);
  }

  /** Client of an organisation, counted from 1. */
  client(organization = 1): PeerClient {
    const client = this.clients[organization - 1];
    if (client === undefined) throw new RangeError(`There is no organisation ${organization}`);
    return client;
  }

  network({ channel = "first", client = this.client() }: CallOptions = {}): Network {
    return client.gateway.getNetwork(channel);
  }

  contract(options: CallOptions = {}): Contract {
    return this.network(options).getContract(options.chaincode ?? "conformance");
  }

  /** Evaluates steps; the outcome holds their results. */
  evaluate(steps: readonly Step[], options: CallOptions = {}): Promise<Outcome> {
    return this.evaluateFunction("Run", [JSON.stringify(steps)], options);
  }

  evaluateFunction(name: string, args: readonly string[], options: CallOptions = {}): Promise<Outcome> {
    return outcomeOf(async () => ({
      result: parseResult(await this.contract(options).evaluate(name, proposalOptions(args, options))),
    }));
  }

  /** Endorses, orders and commits steps; the outcome holds the validation code and the steps' results. */
  submit(steps: readonly Step[], options: CallOptions = {}): Promise<Outcome> {
    return outcomeOf(async () => {
      const transaction = await this.endorse(steps, options);
      return { ...(await this.commit(transaction)), result: parseResult(transaction.getResult()) };
    });
  }

  endorse(steps: readonly Step[], options: CallOptions = {}): Promise<Transaction> {
    return this.endorseFunction("Run", [JSON.stringify(steps)], options);
  }

  endorseFunction(name: string, args: readonly string[], options: CallOptions = {}): Promise<Transaction> {
    return this.contract(options).newProposal(name, proposalOptions(args, options)).endorse();
  }

  /** Orders endorsed transactions one after the other, so that they are ordered as given; then waits for all. */
  async commitInOrder(transactions: readonly Transaction[]): Promise<number[]> {
    const submitted: SubmittedTransaction[] = [];
    for (const transaction of transactions) submitted.push(await transaction.submit());
    const statuses = await Promise.all(submitted.map((each) => each.getStatus()));
    await Promise.all(submitted.slice(-1).map((last) => this.settle(last)));
    return statuses.map(({ code }) => code);
  }

  /** Waits until every organisation's peer has committed a transaction: those that lag would endorse the old state. */
  async settle(submitted: SubmittedTransaction): Promise<Status> {
    const signed = gateway.SignedCommitStatusRequest.deserializeBinary(submitted.getBytes());
    const channel = gateway.CommitStatusRequest.deserializeBinary(signed.getRequest_asU8()).getChannelId();
    const id = submitted.getTransactionId();
    const asked = this.clients.map((client) => client.gateway.newCommit(commitStatusRequest(client, channel, id)));
    await Promise.all(asked.map((commit) => commit.getStatus()));
    return submitted.getStatus();
  }

  async commit(transaction: Transaction): Promise<{ status: number }> {
    const [status = -1] = await this.commitInOrder([transaction]);
    return { status };
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}

function proposalOptions(args: readonly string[], { endorsers, transient }: CallOptions) {
  return {
    arguments: [...args],
    ...(endorsers && { endorsingOrganizations: [...endorsers] }),
    ...(transient && { transientData: transient }),
  };
}

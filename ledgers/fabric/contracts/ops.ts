import type {
  ChannelRow,
  ExecutionRow,
  HistoryRow,
  LedgerPage,
  OperationRow,
  OperationView,
  Progress,
  StepRow,
  TemplateRow,
  VoteRow,
} from "@ledgerloom/chaincode";
import type { FabricChannel } from "../fabric-channel.ts";
import { type ActRecord, ChaincodeClient, type CommittedAct, type Reviver } from "./chaincode-client.ts";

/** Name of the chaincode that operations and the registry of channels live in. */
export const opsChaincode = "ops";

/** A proposal as the chaincode takes it, which has defaults for all that may be left out. */
export interface OperationProposal {
  readonly id?: string | undefined;
  readonly title: string;
  readonly description?: string | undefined;
  readonly channel: string;
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly policy?: object | undefined;
  readonly votingPeriodMs?: number | undefined;
  readonly executionPeriodMs?: number | undefined;
}

/** An organisation's vote. */
export interface Ballot {
  readonly choice: VoteRow["choice"];
  readonly comment: string;
}

/** An agent's report of a step. */
export type StepReport = Omit<StepRow, "operationId" | "organization">;

/** An agent's report when it has ended an operation. */
export interface OutcomeReport {
  readonly status: "SUCCEEDED" | "FAILED" | "REFUSED";
  readonly evidence: string;
  readonly digest: string;
  readonly isPartial?: true;
}

/** The ops chaincode on its channel, as one organisation sees it. Every act throws the chaincode's refusals. */
export class OpsContract extends ChaincodeClient {
  /** @param reviver what becomes of each value of what is read, as in `JSON.parse` */
  constructor(channel: FabricChannel, reviver?: Reviver) {
    super(channel, opsChaincode, reviver);
  }

  confirmChannel(name: string, members: readonly string[]): Promise<CommittedAct<ChannelRow>> {
    return this.submit("channel-ops:ConfirmChannel", [name, JSON.stringify(members)]);
  }

  request(proposal: OperationProposal, record?: ActRecord): Promise<CommittedAct<OperationRow>> {
    return this.submit("command-ops:RequestOperation", [JSON.stringify(proposal)], record);
  }

  vote(id: string, ballot: Ballot, record?: ActRecord): Promise<CommittedAct<OperationRow>> {
    return this.submit("command-ops:Vote", [id, ballot.choice, ballot.comment], record);
  }

  /** A vote that is evaluated and never ordered: it shows what a vote would be refused with. */
  tryVote(id: string): Promise<OperationRow> {
    return this.evaluate("command-ops:Vote", id, "AGREE", "");
  }

  withdraw(id: string, record?: ActRecord): Promise<CommittedAct<OperationRow>> {
    return this.submit("command-ops:Withdraw", [id], record);
  }

  expire(id: string): Promise<CommittedAct<OperationRow>> {
    return this.submit("command-ops:Expire", [id]);
  }

  /** Like {@link tryVote}, of the end of an operation. */
  tryExpire(id: string): Promise<OperationRow> {
    return this.evaluate("command-ops:Expire", id);
  }

  close(id: string): Promise<CommittedAct<OperationRow>> {
    return this.submit("command-ops:Close", [id]);
  }

  startExecution(id: string, agent: { version: string; digest: string }): Promise<CommittedAct<Progress>> {
    return this.submit("command-ops:StartExecution", [id, JSON.stringify(agent)]);
  }

  registerStep(id: string, report: StepReport): Promise<CommittedAct<StepRow>> {
    return this.submit("command-ops:RegisterStepResult", [id, JSON.stringify(report)]);
  }

  registerResult(id: string, report: OutcomeReport): Promise<CommittedAct<ExecutionRow>> {
    return this.submit("command-ops:RegisterResult", [id, JSON.stringify(report)]);
  }

  /** @throws NOT_FOUND */
  operation(id: string): Promise<OperationView> {
    return this.evaluate("command-ops:GetOperation", id);
  }

  /** Every act on an operation, oldest first. */
  history(id: string): Promise<HistoryRow[]> {
    return this.evaluate("command-ops:GetHistory", id);
  }

  templates(): Promise<TemplateRow[]> {
    return this.evaluate("command-ops:GetTemplates");
  }

  /** One page of the operations that have not ended; the bookmark after the last page is empty. */
  openOperations(pageSize: number, bookmark: string): Promise<LedgerPage<OperationRow>> {
    return this.evaluate("command-ops:QueryOpenOperations", `${pageSize}`, bookmark);
  }

  /** One page of the registered channels, by name; the bookmark after the last page is empty. */
  channels(pageSize: number, bookmark: string): Promise<LedgerPage<ChannelRow>> {
    return this.evaluate("channel-ops:QueryChannels", `${pageSize}`, bookmark);
  }
}

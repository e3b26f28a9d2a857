import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { ChannelOpsContract } from "../channel-ops/channel-ops-contract.ts";
import { CommandOpsContract, type OperationView } from "../command-ops/command-ops-contract.ts";
import { digestOf } from "../core/digest.ts";
import type { HistoryRow, OperationRow } from "../core/rows.ts";
import { type Caller, FakeLedger, type Simulation } from "./fake-ledger.ts";

export const organizations = ["Org1MSP", "Org2MSP", "Org3MSP"];

type ActName = Exclude<keyof CommandOpsContract & string, keyof import("fabric-contract-api").Contract>;

/** Three organisations with a registered channel, and short forms of their acts. */
export class Consortium {
  readonly ledger: FakeLedger;
  readonly #commands = new CommandOpsContract();
  readonly #channels = new ChannelOpsContract();

  private constructor(ledger: FakeLedger) {
    this.ledger = ledger;
  }

  static async create(): Promise<Consortium> {
    const consortium = new Consortium(await FakeLedger.create());
    for (const organization of organizations) await consortium.confirm(organization, "marketplace", organizations);
    return consortium;
  }

  confirm(organization: string, channel: string, members: readonly string[]): Promise<Simulation<string>> {
    return this.ledger.submit({ organization, role: "agent" }, (ctx) =>
      this.#channels.ConfirmChannel(ctx, channel, JSON.stringify(members)),
    );
  }

  admin(organization: string, act: ActName, ...args: string[]): Promise<Simulation<string>> {
    return this.ledger.submit({ organization, role: "admin" }, this.#call(act, args));
  }

  agent(organization: string, act: ActName, ...args: string[]): Promise<Simulation<string>> {
    return this.ledger.submit({ organization, role: "agent" }, this.#call(act, args));
  }

  simulate(caller: Caller, act: ActName, ...args: string[]): Promise<Simulation<string>> {
    return this.ledger.simulate(caller, this.#call(act, args));
  }

  /** Requests a health report as Org1MSP. */
  async request(fields: object = {}): Promise<OperationRow> {
    const request = {
      id: "report",
      title: "Report",
      channel: "marketplace",
      template: "node-health-report",
      ...fields,
    };
    const { result } = await this.admin("Org1MSP", "RequestOperation", JSON.stringify(request));
    return JSON.parse(result) as OperationRow;
  }

  /** Requests a health report and approves it. */
  async approve(fields: object = {}): Promise<OperationRow> {
    const { id } = await this.request(fields);
    return JSON.parse((await this.admin("Org2MSP", "Vote", id, "AGREE", "")).result) as OperationRow;
  }

  start(organization: string, id = "report"): Promise<Simulation<string>> {
    return this.agent(organization, "StartExecution", id, agentReport);
  }

  /** Runs all steps of an operation but does not register the result. */
  async runSteps(organization: string, { id, steps }: OperationRow): Promise<void> {
    await this.start(organization, id);
    for (const [index, { name }] of steps.entries()) {
      await this.agent(organization, "RegisterStepResult", id, stepReport(index, name));
    }
  }

  async view(id = "report"): Promise<OperationView> {
    const { result } = await this.simulate({ organization: "Org1MSP", role: "client" }, "GetOperation", id);
    return JSON.parse(result) as OperationView;
  }

  async history(id = "report"): Promise<HistoryRow[]> {
    const { result } = await this.simulate({ organization: "Org1MSP", role: "client" }, "GetHistory", id);
    return JSON.parse(result) as HistoryRow[];
  }

  #call(act: ActName, args: string[]) {
    type Act = (ctx: LedgerContext, ...args: string[]) => Promise<string>;
    return (ctx: LedgerContext) => (this.#commands[act] as Act).call(this.#commands, ctx, ...args);
  }
}

export const agentReport = JSON.stringify({ version: "0.1.0", digest: digestOf("agent") });

export function stepReport(index: number, name: string, evidence = "fine", status = "SUCCEEDED"): string {
  const at = "2026-01-31T12:00:00.000Z";
  return JSON.stringify({ index, name, status, evidence, digest: digestOf(evidence), startedAt: at, endedAt: at });
}

export function resultReport(status: string, evidence = ""): string {
  return JSON.stringify({ status, evidence, digest: digestOf(evidence) });
}

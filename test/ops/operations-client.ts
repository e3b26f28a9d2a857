import { type Consortium, eventually } from "./consortium.ts";

export interface OperationAnswer {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly votes: readonly { readonly choice: string; readonly organization: { readonly mspId: string } }[];
  readonly executions: readonly {
    readonly status: string;
    readonly evidence: string | null;
    readonly organization: { readonly mspId: string };
    readonly steps: readonly {
      readonly name: string;
      readonly status: string;
      readonly evidence: string | null;
      readonly digest: string | null;
    }[];
  }[];
  readonly history: readonly { readonly type: string; readonly organization: { readonly mspId: string } }[];
}

export interface Payload {
  readonly operation: { readonly id: string; readonly status: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
  readonly transaction: { readonly id: string; readonly validationCode: string } | null;
}

const outcome = "{ operation { id status } userErrors { code message } transaction { id validationCode } }";

const details = `query ($id: ID!) { operation(id: $id) {
  id status reason
  votes { choice organization { mspId } }
  executions { status evidence organization { mspId } steps { name status evidence digest exitCode isEvidencePartial } }
  history { type organization { mspId } }
} }`;

/** Acts of administrators, through the graph. */
export class OperationsClient {
  readonly #consortium: Consortium;

  constructor(consortium: Consortium) {
    this.#consortium = consortium;
  }

  /** Requests a health report as Org1MSP, unless told otherwise. */
  async request(input: object = {}, mspId = "Org1MSP"): Promise<Payload> {
    const all = { title: "How are we?", channel: "marketplace", template: "node-health-report", ...input };
    const mutation = `mutation ($input: OperationRequestInput!) { operationRequest(input: $input) ${outcome} }`;
    return (await this.#ask<{ operationRequest: Payload }>(mspId, mutation, { input: all })).operationRequest;
  }

  /** Requests an operation as {@link request} does. @returns its id */
  async propose(input: object = {}): Promise<string> {
    const { operation, userErrors } = await this.request(input);
    if (!operation) throw new Error(JSON.stringify(userErrors));
    return operation.id;
  }

  async vote(mspId: string, operationId: string, choice: "AGREE" | "DISAGREE" = "AGREE"): Promise<Payload> {
    const mutation = `mutation ($input: OperationVoteInput!) { operationVote(input: $input) ${outcome} }`;
    return (await this.#ask<{ operationVote: Payload }>(mspId, mutation, { input: { operationId, choice } }))
      .operationVote;
  }

  async withdraw(mspId: string, operationId: string): Promise<Payload> {
    const mutation = `mutation ($input: OperationWithdrawInput!) { operationWithdraw(input: $input) ${outcome} }`;
    return (await this.#ask<{ operationWithdraw: Payload }>(mspId, mutation, { input: { operationId } }))
      .operationWithdraw;
  }

  async operation(id: string): Promise<OperationAnswer> {
    return (await this.#ask<{ operation: OperationAnswer }>("Org1MSP", details, { id })).operation;
  }

  /** The operation once it has ended. */
  ended(id: string): Promise<OperationAnswer> {
    const open = new Set(["PROPOSED", "APPROVED", "EXECUTING"]);
    return eventually(
      () => this.operation(id),
      ({ status }) => !open.has(status),
    );
  }

  #ask<Data>(mspId: string, source: string, variables: Record<string, unknown>): Promise<Data> {
    return this.#consortium.ask<Data>(mspId, source, variables);
  }
}

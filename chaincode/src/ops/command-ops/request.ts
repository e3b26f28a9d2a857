import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { electorateOf } from "../core/channel-registry.ts";
import { asChannelName, asName, asText, asWholeNumber, fieldsOf, parseObject } from "../core/input.ts";
import { operationKey } from "../core/keys.ts";
import { demandAtLeast, demandSatisfiable, type Policy, parsePolicy } from "../core/policy.ts";
import type { OperationRow } from "../core/rows.ts";
import { castVote } from "../core/voting.ts";
import { shippedTemplate } from "./shipped-templates.ts";
import { resolveParameters, resolveSteps, type Template } from "./template.ts";

const dayMs = 24 * 60 * 60 * 1000;

interface OperationRequest {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly channel: string;
  readonly template: string;
  readonly parameters: Record<string, unknown>;
  readonly policy: Policy | undefined;
  readonly votingPeriodMs: number | undefined;
  readonly executionPeriodMs: number | undefined;
}

/**
 * Proposes to run a template on every member of a channel; the request is the proposer's vote.
 * @throws BAD_INPUT, NOT_FOUND (template, channel), NOT_IN_ELECTORATE, ALREADY_EXISTS (id)
 */
export async function requestOperation(ctx: LedgerContext, proposer: string, json: string): Promise<OperationRow> {
  const request = parseRequest(json, ctx.stub.getTxID());
  const template = shippedTemplate(request.template);
  const electorate = await electorateOf(ctx, request.channel);
  demand(
    electorate.includes(proposer),
    "NOT_IN_ELECTORATE",
    `${proposer} is no member of channel ${request.channel}; one of its members must propose`,
  );

  const policy = request.policy ?? template.policy;
  demandAtLeast(policy, template.policy, electorate);
  demandSatisfiable(policy, electorate);
  const existing = await ctx.read<OperationRow>(operationKey(ctx, request.id));
  demand(existing === undefined, "ALREADY_EXISTS", `there is an operation ${request.id} already; choose another id`);

  const operation = proposalOf(ctx, { request, template, policy, electorate, proposer });
  return castVote(ctx, operation, { organization: proposer, choice: "AGREE", comment: "" });
}

function parseRequest(json: string, transactionId: string): OperationRequest {
  const fields = parseObject(json, "request");
  return {
    id: asName(fields.id ?? transactionId, "id", 200),
    title: asName(fields.title, "title", 200),
    description: asText(fields.description ?? "", "description", 4_000),
    channel: asChannelName(fields.channel),
    template: asName(fields.template, "template", 100),
    parameters: fieldsOf(fields.parameters ?? {}, "parameters"),
    policy: fields.policy === undefined ? undefined : parsePolicy(fields.policy),
    votingPeriodMs: asPeriod(fields.votingPeriodMs, "votingPeriodMs", 30 * dayMs),
    executionPeriodMs: asPeriod(fields.executionPeriodMs, "executionPeriodMs", dayMs),
  };
}

function asPeriod(value: unknown, what: string, maximum: number): number | undefined {
  return value === undefined ? undefined : asWholeNumber(value, what, 1_000, maximum);
}

interface Proposal {
  readonly request: OperationRequest;
  readonly template: Template & { readonly digest: string };
  readonly policy: Policy;
  readonly electorate: readonly string[];
  readonly proposer: string;
}

function proposalOf(ctx: LedgerContext, { request, template, policy, electorate, proposer }: Proposal): OperationRow {
  const parameters = resolveParameters(template, request.parameters);
  return {
    id: request.id,
    title: request.title,
    description: request.description,
    channel: request.channel,
    proposer,
    template: { name: template.name, version: template.version, digest: template.digest },
    parameters,
    steps: resolveSteps(template, request.channel, parameters),
    policy,
    electorate,
    status: "PROPOSED",
    requestedAt: ctx.now(),
    expiresAt: new Date(ctx.nowMs() + (request.votingPeriodMs ?? template.votingPeriodMs)).toISOString(),
    executionPeriodMs: request.executionPeriodMs ?? template.executionPeriodMs,
  };
}

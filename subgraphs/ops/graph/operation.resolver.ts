import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Connection } from "../../../store/tables/page.ts";
import { requireKnown } from "../../../subgraph-protocol/access.ts";
import { RequiresScope } from "../../kit/graph/access.ts";
import { OnConflict } from "../../kit/graph/on-conflict.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import { fromLedger, type ReadSource, Source } from "../../kit/positions/read-source.ts";
import type { OperationRecord, OpsReads } from "../projection/ops-reads.ts";
import type { OpsContext } from "./context.ts";
import { NetworkChannel, networkChannelOf } from "./network-channel.type.ts";
import {
  OperationRequestInput,
  OperationsArgs,
  OperationVoteInput,
  OperationWithdrawInput,
} from "./operation.inputs.ts";
import {
  type OperationPayload,
  OperationRequestPayload,
  OperationVotePayload,
  OperationWithdrawPayload,
  operationPayloadOf,
} from "./operation.payloads.ts";
import {
  Operation,
  OperationConnection,
  OperationHistoryEntry,
  OperationVote,
  operationOf,
  voteOf,
} from "./operation.type.ts";
import { eventTypeOf } from "./operation-enums.ts";
import { executionsOf, OperationExecution } from "./operation-execution.type.ts";
import { OperationTemplate, templateOf } from "./operation-template.type.ts";
import { organizationOf } from "./organization.type.ts";

/** Operations of the consortium: lists, details, and the acts of administrators. */
@Resolver(() => Operation)
export class OperationResolver {
  @Query(() => OperationConnection, { description: "Operations, newest first unless ordered otherwise." })
  async operations(
    @Args(() => OperationsArgs) args: OperationsArgs,
    @Ctx() { reads, principal }: OpsContext,
  ): Promise<Connection<Operation>> {
    const { orderBy } = args;
    const { awaitingMyVote, ...filter } = args.filter ?? {};
    const wanted = awaitingMyVote ? { ...filter, awaitingVoteOf: requireKnown(principal).mspId } : filter;
    const order = orderBy ? { field: orderBy.field, isDescending: orderBy.direction === "DESC" } : undefined;
    const page = await reads.operations(wanted, args, order);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: operationOf(node.row) }));
    return { ...page, edges, nodes: edges.map(({ node }) => node) };
  }

  @Query(() => Operation, { nullable: true, description: "One operation, or null when there is none." })
  async operation(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Source() source: ReadSource,
    @Ctx() { reads, ledger, asOf }: OpsContext,
  ): Promise<Operation | null> {
    const read = source === "LEDGER" ? fromLedger(asOf, () => ledger.operation(id)) : reads.operation(id);
    const record = await read;
    return record ? { ...operationOf(record.row), record } : null;
  }

  @PresentOnly()
  @Query(() => [OperationTemplate], { description: "Templates of operations that can be requested." })
  async operationTemplates(@Ctx() { loaders }: OpsContext): Promise<OperationTemplate[]> {
    return (await loaders.templates()).map(templateOf);
  }

  @RequiresScope("ops:write")
  @OnConflict("RETRIED", "a request is independent of other operations")
  @Mutation(() => OperationRequestPayload, {
    description: "Proposes an operation; the request counts as the proposer's vote.",
  })
  operationRequest(
    @Arg("input", () => OperationRequestInput, { description: "The proposal." }) input: OperationRequestInput,
    @Ctx() { answer, operations, principal }: OpsContext,
  ): Promise<OperationPayload> {
    return answer("operationRequest", input, async (journal) =>
      operationPayloadOf(await operations.request(principal, input, journal)),
    );
  }

  @RequiresScope("ops:write")
  @OnConflict("RETRIED", "a vote stands whatever others vote")
  @Mutation(() => OperationVotePayload, { description: "Votes on a proposal." })
  operationVote(
    @Arg("input", () => OperationVoteInput, { description: "The vote." }) input: OperationVoteInput,
    @Ctx() { answer, operations, principal }: OpsContext,
  ): Promise<OperationPayload> {
    const { operationId, choice, comment } = input;
    return answer("operationVote", input, async (journal) =>
      operationPayloadOf(await operations.vote(principal, operationId, { choice, comment: comment ?? "" }, journal)),
    );
  }

  @RequiresScope("ops:write")
  @OnConflict("REPORTED", "somebody has acted on the proposal since it was looked at")
  @Mutation(() => OperationWithdrawPayload, { description: "Withdraws a proposal; only its proposer can." })
  operationWithdraw(
    @Arg("input", () => OperationWithdrawInput, { description: "The proposal." }) input: OperationWithdrawInput,
    @Ctx() { answer, operations, principal }: OpsContext,
  ): Promise<OperationPayload> {
    const { operationId } = input;
    return answer("operationWithdraw", input, async (journal) =>
      operationPayloadOf(await operations.withdraw(principal, operationId, journal)),
    );
  }

  @FieldResolver(() => NetworkChannel, { description: "The channel it is about." })
  async channel(@Root() { channelName: name }: Operation, @Ctx() { reads }: OpsContext): Promise<NetworkChannel> {
    return networkChannelOf((await reads.channel(name)) ?? { name, members: [], claims: [] });
  }

  @PresentOnly()
  @FieldResolver(() => OperationTemplate, {
    nullable: true,
    description: "Template of the request; null when the chaincode has another version of it by now.",
  })
  async template(
    @Root() { templateDigest }: Operation,
    @Ctx() { loaders }: OpsContext,
  ): Promise<OperationTemplate | null> {
    const row = await loaders.template.load(templateDigest);
    return row ? templateOf(row) : null;
  }

  @FieldResolver(() => [OperationVote], { description: "The votes so far, in the order of the electorate." })
  async votes(@Root() operation: Operation, @Ctx() { reads }: OpsContext): Promise<OperationVote[]> {
    const votes = (await recordOf(operation, reads))?.votes;
    return operation.electorate.flatMap(({ mspId }) => votes?.get(mspId) ?? []).map(voteOf);
  }

  @FieldResolver(() => [OperationExecution], {
    description: "Execution of each organisation of the electorate, from the approval on.",
  })
  async executions(@Root() operation: Operation, @Ctx() { reads }: OpsContext): Promise<OperationExecution[]> {
    const record = await recordOf(operation, reads);
    return record ? executionsOf(record) : [];
  }

  @FieldResolver(() => [OperationHistoryEntry], { description: "Every act on it, oldest first." })
  async history(@Root() operation: Operation, @Ctx() { reads }: OpsContext): Promise<OperationHistoryEntry[]> {
    const rows = (await recordOf(operation, reads))?.history ?? [];
    return rows.map(({ event, organization, at, transactionId }) => ({
      type: eventTypeOf(event),
      organization: organizationOf(organization),
      at: new Date(at),
      transactionId,
    }));
  }
}

/** Rows of an operation: those that came with it, or the store's. */
async function recordOf({ id, record }: Operation, reads: OpsReads): Promise<OperationRecord | undefined> {
  return record ?? reads.operation(id);
}

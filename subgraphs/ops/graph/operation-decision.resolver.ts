import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";
import { isKnown } from "../../../subgraph-protocol/principal.ts";
import { enumOf } from "../../kit/enum-of.ts";
import { PresentOnly } from "../../kit/positions/present-only.ts";
import { type AllowedAct, allowedActs, countVotes } from "../operations/decision.ts";
import type { OperationRecord } from "../projection/ops-reads.ts";
import type { OpsContext } from "./context.ts";
import { Operation } from "./operation.type.ts";
import { Organization, organizationOf } from "./organization.type.ts";

const OperationActEnum = enumOf<AllowedAct>(
  { VOTE: "Vote on it: `operationVote`.", WITHDRAW: "Take it back: `operationWithdraw`." },
  "OperationAct",
  "What an organisation may do to an operation.",
);

@ObjectType({ description: "Votes on an operation against its policy.", simpleResolvers: true })
export class OperationDecision {
  @Field(() => [Organization], { description: "Who agreed." })
  agreed!: Organization[];

  @Field(() => [Organization], { description: "Who disagreed." })
  disagreed!: Organization[];

  @Field(() => [Organization], { description: "Who has not voted." })
  missing!: Organization[];

  @Field(() => Int, { description: "How many have to agree." })
  required!: number;

  @Field(() => [Organization], { description: "Who disagreed though it has to agree." })
  vetoes!: Organization[];

  @Field(() => Boolean, { description: "Whether missing votes can still decide it." })
  isDecidable!: boolean;
}

/** How a vote stands, and what whoever asks can do about it. */
@Resolver(() => Operation)
export class OperationDecisionResolver {
  @FieldResolver(() => OperationDecision, { description: "How its vote stands, by the rule of its policy." })
  async decision(@Root() operation: Operation, @Ctx() { reads }: OpsContext): Promise<OperationDecision> {
    const { row, votes } = await recordOf(operation, reads);
    const { agreed, disagreed, missing, vetoes, required, isDecidable } = countVotes(row, votes, Date.now());
    return {
      required,
      isDecidable,
      agreed: agreed.map(organizationOf),
      disagreed: disagreed.map(organizationOf),
      missing: missing.map(organizationOf),
      vetoes: vetoes.map(organizationOf),
    };
  }

  @PresentOnly()
  @FieldResolver(() => [OperationActEnum], {
    description: "What the asking organisation may do to it now, with a token of the scope `ops:write`.",
  })
  async allowedActs(@Root() operation: Operation, @Ctx() { reads, principal }: OpsContext): Promise<AllowedAct[]> {
    if (!isKnown(principal)) return [];
    const { row, votes } = await recordOf(operation, reads);
    return allowedActs(row, votes, principal.mspId, Date.now());
  }
}

/** @throws NOT_FOUND: the ledger shows an operation that the store does not show yet */
async function recordOf({ id, record }: Operation, reads: OpsContext["reads"]): Promise<OperationRecord> {
  const found = record ?? (await reads.operation(id));
  if (found) return found;
  throw new PlatformError("NOT_FOUND", `operation ${id} is not shown yet; ask again`);
}

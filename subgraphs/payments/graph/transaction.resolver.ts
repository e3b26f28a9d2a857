import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { PositionScalar } from "../../kit/graph/scalars.ts";
import type { PaymentsContext } from "./context.ts";
import { EvmTransactionType } from "./transaction.type.ts";

/** What lets others wait for a transaction. */
@Resolver(() => EvmTransactionType)
export class EvmTransactionResolver {
  @FieldResolver(() => PositionScalar, {
    description: "Hand it to `@read(after:)` to see the act through any instance.",
  })
  position(@Root() { blockNumber, blockHash }: EvmTransactionType, @Ctx() { progress }: PaymentsContext): string {
    return progress.positionAt(blockNumber, blockHash);
  }
}

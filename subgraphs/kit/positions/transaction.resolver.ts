import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { FabricTransaction } from "../graph/mutation.ts";
import { PositionScalar } from "../graph/scalars.ts";
import type { MetaContext } from "./meta.resolver.ts";

/** What lets others wait for a transaction. */
@Resolver(() => FabricTransaction)
export class FabricTransactionResolver {
  @FieldResolver(() => PositionScalar, {
    description: "Hand it to `@read(after:)` to see the act through any instance.",
  })
  position(@Root() { blockNumber }: FabricTransaction, @Ctx() { progress }: MetaContext): string {
    return progress.positionAt(blockNumber);
  }
}

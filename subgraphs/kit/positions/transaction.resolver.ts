import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { FabricTransaction } from "../graph/mutation.ts";
import { PositionScalar } from "../graph/scalars.ts";
import type { MetaContext } from "./meta.resolver.ts";

/** Position of a transaction, for which other requests can wait. */
@Resolver(() => FabricTransaction)
export class FabricTransactionResolver {
  @FieldResolver(() => PositionScalar, {
    description: "Position for `@read(after:)`, at which any instance shows the act.",
  })
  position(@Root() { blockNumber }: FabricTransaction, @Ctx() { progress }: MetaContext): string {
    return progress.positionAt(blockNumber);
  }
}

import { type ClassType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { FabricTransaction } from "../graph/mutation.ts";
import { PositionScalar } from "../graph/scalars.ts";
import type { MetaContext } from "./meta.resolver.ts";

/** Transaction with its block, whose hash is known where a ledger has forks. */
interface MinedTransaction {
  readonly blockNumber: bigint;
  readonly blockHash?: string | undefined;
}

/** Resolver of the position of transactions, for which other requests can wait. */
export function transactionResolver(type: () => ClassType<object>): new () => object {
  @Resolver(type)
  class TransactionResolver {
    @FieldResolver(() => PositionScalar, {
      description: "Position for `@read(after:)`, at which any instance shows the act.",
    })
    position(@Root() { blockNumber, blockHash }: MinedTransaction, @Ctx() { progress }: MetaContext): string {
      return progress.positionAt(blockNumber, blockHash);
    }
  }
  return TransactionResolver;
}

export const FabricTransactionResolver = transactionResolver(() => FabricTransaction);

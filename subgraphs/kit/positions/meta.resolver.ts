import {
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Float,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from "type-graphql";
import { BlockNumberScalar, CursorScalar, DateTimeScalar, PositionScalar } from "../graph/scalars.ts";
import type { Backfill, LedgerProgress } from "./ledger-progress.ts";

const LedgerKindEnum = { FABRIC: "FABRIC", EVM: "EVM" } as const;
registerEnumType(LedgerKindEnum, {
  name: "LedgerKind",
  description: "Kind of ledger.",
  valuesConfig: {
    FABRIC: { description: "A channel of a Hyperledger Fabric network; its blocks are final." },
    EVM: { description: "An EVM chain; its newest blocks may still be undone." },
  },
});

@Directive("@shareable")
@ObjectType("ShownBlock", { description: "A block that the graph shows.", simpleResolvers: true })
export class BlockView {
  @Field(() => BlockNumberScalar, { description: "Its number." })
  number!: bigint;

  @Field(() => String, { description: "Its hash, hexadecimal." })
  hash!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "Its time, by the ledger; null when it has none." })
  time!: Date | null;
}

@Directive("@shareable")
@ObjectType({ description: "Progress of the first pass over the ledgers.", simpleResolvers: true })
class BackfillMeta {
  @Field(() => Boolean, { description: "Whether everything that the ledger had when it was first asked is shown." })
  isOver!: boolean;

  @Field(() => Float, { description: "Share of it that is shown, from 0 to 1." })
  fraction!: number;
}

@Directive("@shareable")
@ObjectType({ description: "A ledger, and the graph's progress on it.", simpleResolvers: true })
class LedgerMeta {
  @Field(() => String, { description: "Its name within the subgraph." })
  source!: string;

  @Field(() => LedgerKindEnum, { description: "Kind of ledger." })
  kind!: keyof typeof LedgerKindEnum;

  @Field(() => String, {
    description: "The Fabric channel, or the chain's id; “unknown” while a chain's node was never there.",
  })
  network!: string;

  @Field(() => BlockView, { nullable: true, description: "The newest block that is shown; null before the first." })
  shown?: BlockView;

  @Field(() => BlockNumberScalar, { nullable: true, description: "The newest block shown that cannot be undone." })
  finalized?: bigint;
}

@Directive("@shareable")
@ObjectType({ description: "Progress of a subgraph on its ledgers.", simpleResolvers: true })
class SubgraphMeta {
  @Field(() => PositionScalar, {
    nullable: true,
    description: "Position of the newest block shown, for `@read`; null before the first block.",
  })
  position?: string;

  @Field(() => CursorScalar, { description: "Cursor of the newest event, for a subscription's `after`." })
  cursor!: string;

  @Field(() => Boolean, {
    description: "Whether the answering instance is the one that projects the ledgers for all.",
  })
  isWriter!: boolean;
}

@Resolver(() => SubgraphMeta)
class SubgraphMetaResolver {
  @FieldResolver(() => [LedgerMeta], { description: "Its ledgers." })
  ledgers(@Root() progress: LedgerProgress): LedgerProgress[] {
    return [progress];
  }

  @FieldResolver(() => BackfillMeta, {
    nullable: true,
    description: "Progress of the first pass over the ledgers; null while a ledger does not answer.",
  })
  async backfill(@Root() progress: LedgerProgress): Promise<Backfill | null> {
    return progress.backfill().catch(() => null);
  }
}

@Resolver(() => LedgerMeta)
class LedgerMetaResolver {
  @FieldResolver(() => BlockNumberScalar, {
    nullable: true,
    description: "The newest block that the ledger has; null while it does not answer.",
  })
  async newest(@Root() progress: LedgerProgress): Promise<bigint | null> {
    return progress.newest().catch(() => null);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many blocks are not shown yet; null while the ledger does not answer.",
  })
  async lag(@Root() progress: LedgerProgress): Promise<number | null> {
    const newest = await progress.newest().catch(() => undefined);
    if (newest === undefined) return null;
    return Math.max(0, Number(newest - (progress.shown?.number ?? -1n)));
  }
}

/** Context of resolvers of `_meta`. */
export interface MetaContext {
  readonly progress: LedgerProgress;
}

/** Resolvers of a subgraph's part of `_meta`, which the gateway joins. */
export function metaResolvers(subgraph: string) {
  @ObjectType("Meta", { description: "Progress of the graph on its ledgers.", simpleResolvers: true })
  class Meta {
    @Field(() => SubgraphMeta, { name: subgraph, description: `Progress of ${subgraph}.` })
    part!: unknown;
  }

  @Resolver()
  class MetaResolver {
    @Directive("@shareable")
    @Query(() => Meta, { name: "_meta", description: "Progress of each subgraph on its ledgers." })
    meta(@Ctx() { progress }: MetaContext): object {
      return { [subgraph]: progress };
    }
  }
  return [MetaResolver, SubgraphMetaResolver, LedgerMetaResolver] as const;
}

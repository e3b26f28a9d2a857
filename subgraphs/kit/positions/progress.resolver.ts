import { Arg, Directive, Field, ObjectType, Resolver, Root, Subscription } from "type-graphql";
import { BlockNumberScalar, CursorScalar, PositionScalar } from "../graph/scalars.ts";
import { BlockView, type MetaContext } from "./meta.resolver.ts";
import { type ProgressEntry, ProgressReader } from "./progress-reader.ts";

@Directive("@shareable")
@ObjectType({ description: "How far a subgraph shows its ledger, when that has changed.", simpleResolvers: true })
class LedgerProgressEvent {
  @Field(() => CursorScalar, { description: "Hand it in as `after` to be told when it is another place." })
  cursor!: string;

  @Field(() => PositionScalar, { nullable: true, description: "What is shown now, to hand to `@read`." })
  position?: string | undefined;

  @Field(() => BlockView, { nullable: true, description: "The newest block that is shown; null before the first." })
  block?: BlockView | undefined;

  @Field(() => BlockNumberScalar, { nullable: true, description: "The newest block shown that cannot be undone." })
  finalized?: bigint | undefined;
}

interface SubscribeOptions {
  readonly args: { readonly after?: string | null };
  readonly context: MetaContext;
}

/** The subscription to how far a subgraph is: `opsProgress`, `paymentsProgress`, … */
export function progressResolver(subgraph: string) {
  @Resolver()
  class ProgressResolver {
    @Subscription(() => LedgerProgressEvent, {
      name: `${subgraph}Progress`,
      description: `How far ${subgraph} shows its ledger: at once, and whenever it has moved; at most four times a second.`,
      subscribe: ({ args, context }: SubscribeOptions) => new ProgressReader(context.progress, args.after ?? undefined),
    })
    progress(
      @Root() entry: ProgressEntry,
      @Arg("after", () => CursorScalar, { nullable: true, description: "What was told before." }) _after?: string,
    ): LedgerProgressEvent {
      return entry;
    }
  }
  return ProgressResolver;
}

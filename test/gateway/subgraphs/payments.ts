import DataLoader from "dataloader";
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Subgraph } from "../../../subgraph-protocol/subgraph.ts";
import { TokenAmountScalar } from "../../../subgraphs/kit/graph/scalars.ts";
import { buildFederatedSchema } from "../../../subgraphs/kit/schema.ts";
import { listings } from "./data.ts";

const description = "Of the test.";

@ObjectType({ description, simpleResolvers: true })
class Payment {
  @Field(() => ID, { description })
  id!: string;

  @Field(() => TokenAmountScalar, { description })
  amount!: bigint;

  @Field(() => String, { description })
  currency!: string;
}

@Directive('@key(fields: "id")')
@ObjectType({ description, simpleResolvers: true })
class Listing {
  @Field(() => ID, { description })
  id!: string;
}

interface PaymentsContext {
  readonly paymentOfListing: DataLoader<string, Payment>;
}

@Resolver(() => Listing)
class ListingPaymentResolver {
  @FieldResolver(() => Payment, { description })
  payment(@Root() listing: Listing, @Ctx() { paymentOfListing }: PaymentsContext): Promise<Payment> {
    return paymentOfListing.load(listing.id);
  }

  @FieldResolver(() => Payment, { description, nullable: true })
  refund(@Root() { id }: Listing): Payment | null {
    if (id.endsWith("-1")) throw new PlatformError("TOO_EARLY", `no refund for ${id} yet`);
    return null;
  }

  @Query(() => String, { description })
  bank(): string {
    return "the first bank";
  }
}

/** Counts of what a test looks at. */
export class PaymentsWorld {
  reads = 0;
}

/** Adds payments to Listing. */
export async function paymentsSubgraph(world = new PaymentsWorld()): Promise<Subgraph> {
  const schema = await buildFederatedSchema({
    resolvers: [ListingPaymentResolver],
    entities: [Listing],
    references: {
      Listing: ({ id }: { id: string }) => {
        if (!listings.has(id)) throw new PlatformError("NOT_FOUND", `no listing ${id}`);
        return { id };
      },
    },
  });
  return {
    name: "payments",
    schema,
    contextFor: (): PaymentsContext => ({
      paymentOfListing: new DataLoader(async (ids: readonly string[]) => {
        world.reads += 1;
        return ids.map((id) => ({ id: `payment-of-${id}`, amount: listings.get(id)?.price ?? 0n, currency: "EUR" }));
      }),
    }),
    isReady: async () => true,
    close: async () => {},
  };
}

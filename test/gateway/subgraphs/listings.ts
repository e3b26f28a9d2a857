import DataLoader from "dataloader";
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { Subgraph } from "../../../subgraph-protocol/subgraph.ts";
import { TokenAmountScalar } from "../../../subgraphs/kit/graph/scalars.ts";
import { buildFederatedSchema } from "../../../subgraphs/kit/schema.ts";
import { type ListingRow, listings, listingsByJob } from "./data.ts";

const description = "Of the test.";

@Directive('@key(fields: "id")')
@ObjectType({ description, simpleResolvers: true })
class Listing {
  @Field(() => ID, { description })
  id!: string;

  @Field(() => String, { description })
  title!: string;

  @Field(() => TokenAmountScalar, { description })
  price!: bigint;
}

@Directive('@key(fields: "id")')
@ObjectType({ description, simpleResolvers: true })
class Job {
  @Field(() => ID, { description })
  id!: string;
}

interface ListingsContext {
  readonly listingsOfJob: DataLoader<string, readonly ListingRow[]>;
}

/** Counts of what a test looks at. */
export class ListingsWorld {
  reads = 0;
}

@Resolver(() => Job)
class JobListingsResolver {
  @FieldResolver(() => [Listing], { description })
  listings(@Root() job: Job, @Ctx() { listingsOfJob }: ListingsContext): Promise<readonly ListingRow[]> {
    return listingsOfJob.load(job.id);
  }

  @Query(() => Listing, { description, nullable: true })
  listing(): ListingRow | undefined {
    return listings.get("listing-0-0");
  }
}

/** Has listings; adds them to Job. */
export async function listingsSubgraph(world = new ListingsWorld()): Promise<Subgraph> {
  const schema = await buildFederatedSchema({
    resolvers: [JobListingsResolver],
    entities: [Job],
    references: {
      Job: ({ id }: { id: string }) => (listingsByJob.has(id) ? { id } : null),
      Listing: ({ id }: { id: string }) => ({ ...listings.get(id) }),
    },
  });
  return {
    name: "listings",
    schema,
    contextFor: (): ListingsContext => ({
      listingsOfJob: new DataLoader(async (ids: readonly string[]) => {
        world.reads += 1;
        return ids.map((id) => listingsByJob.get(id) ?? []);
      }),
    }),
    isReady: async () => true,
    close: async () => {},
  };
}

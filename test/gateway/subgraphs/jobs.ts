import DataLoader from "dataloader";
import {
  Arg,
  Args,
  Ctx,
  createUnionType,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  InterfaceType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
  Subscription,
} from "type-graphql";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { FeedEntry } from "../../../store/streams/feed-entry.ts";
import { requireScope } from "../../../subgraph-protocol/access.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { Subgraph } from "../../../subgraph-protocol/subgraph.ts";
import { Authenticated, RequiresScope } from "../../../subgraphs/kit/graph/access.ts";
import { connectionType, PageArgs, pageOf } from "../../../subgraphs/kit/graph/paging.ts";
import { CursorScalar, DateTimeScalar, TokenAmountScalar } from "../../../subgraphs/kit/graph/scalars.ts";
import { buildFederatedSchema } from "../../../subgraphs/kit/schema.ts";
import { type JobRow, jobs } from "./data.ts";
import { EventFeed } from "./event-feed.ts";

const description = "Of the test.";

enum Urgency {
  low = 1,
  high = 2,
}
registerEnumType(Urgency, { name: "Urgency", description });

@InterfaceType("Named", { description, resolveType: () => "Job" })
abstract class Named {
  @Field(() => String, { description })
  title!: string;
}

@Directive('@key(fields: "id")')
@ObjectType({ description, simpleResolvers: true, implements: Named })
class Job extends Named {
  @Field(() => ID, { description })
  id!: string;

  @Field(() => Int, { description })
  priority!: number;

  @Field(() => DateTimeScalar, { description })
  postedAt!: Date;
}

@ObjectType({ description, simpleResolvers: true })
class Remark {
  @Field(() => String, { description })
  text!: string;
}

const Found = createUnionType({
  name: "Found",
  description,
  types: () => [Job, Remark] as const,
  resolveType: (value) => ("text" in value ? "Remark" : "Job"),
});

@InputType({ description })
class JobRenameInput {
  @Field(() => ID, { description })
  id!: string;

  @Field(() => String, { description })
  title!: string;
}

@InputType({ description })
class GreetingInput {
  @Field(() => String, { description, defaultValue: "hello" })
  word!: string;
}

@ObjectType({ description, simpleResolvers: true })
class JobEvent {
  @Field(() => CursorScalar, { description })
  cursor!: string;

  @Field(() => Job, { description })
  job!: Job;
}

const JobConnection = connectionType(() => Job, "Job");
const jobsById = [...jobs].sort((one, other) => (one.id < other.id ? -1 : 1));

interface JobsContext {
  readonly principal: Principal;
  readonly world: JobsWorld;
  readonly loader: DataLoader<string, JobRow | undefined>;
}

/** Controls and counters of the subgraph, for a test. */
export class JobsWorld {
  readonly feed = new EventFeed<string>();
  readonly titles = new Map<string, string>();
  /** Number of readers that follow the feed. */
  followers = 0;
  /** Number of reads, of any number of rows. */
  reads = 0;
  /** Number of requests to follow the feed. */
  asked = 0;
  /** Promise that opening a stream, and reading rows, wait for. */
  opening: Promise<void> | undefined;
  reading: Promise<void> | undefined;
  ready = true;

  emit(jobId: string): void {
    this.feed.append(jobId);
  }

  row(id: string): JobRow | undefined {
    const row = jobs.find((job) => job.id === id);
    return row && { ...row, title: this.titles.get(id) ?? row.title };
  }

  async follow(after?: string): Promise<AsyncIterableIterator<FeedEntry<string>>> {
    this.asked += 1;
    await this.opening;
    const reader = this.feed.follow(after);
    this.followers += 1;
    const end = reader.return?.bind(reader);
    let isOver = false;
    // A reader may give a stream up more than once.
    reader.return = async () => {
      if (!isOver) this.followers -= 1;
      isOver = true;
      return (await end?.()) ?? { done: true, value: undefined };
    };
    return reader;
  }
}

@Resolver(() => Job)
class JobResolver {
  @Query(() => [Job], { description })
  jobs(@Arg("first", () => Int) first: number, @Arg("offset", () => Int) offset: number): Job[] {
    return jobs.slice(offset, offset + first) as Job[];
  }

  @Query(() => JobConnection, { description })
  allJobs(@Args(() => PageArgs) page: PageArgs) {
    return pageOf(jobsById, ({ id }) => id, page);
  }

  @Query(() => Job, { description, nullable: true })
  job(@Arg("id", () => ID) id: string, @Ctx() { loader }: JobsContext): Promise<JobRow | undefined> {
    return loader.load(id);
  }

  @Query(() => [Found], { description })
  find(): (Job | Remark)[] {
    return [jobs[0] as Job, { text: "nothing else" }];
  }

  @Query(() => Named, { description })
  first(): Named {
    return jobs[0] as Job;
  }

  @Query(() => Urgency, { description })
  urgency(@Arg("of", () => Urgency) of: Urgency): Urgency {
    return of === Urgency.high ? Urgency.low : Urgency.high;
  }

  @Query(() => TokenAmountScalar, { description })
  twice(@Arg("amount", () => TokenAmountScalar) amount: bigint): bigint {
    return amount * 2n;
  }

  @Query(() => String, { description })
  greeting(
    @Arg("to", () => String, { defaultValue: "you" }) to: string,
    @Arg("input", () => GreetingInput, { nullable: true }) input?: GreetingInput,
  ): string {
    return `${input?.word ?? "hey"} ${to}`;
  }

  @Query(() => String, { description })
  whoAsks(@Ctx() { principal }: JobsContext): string {
    return principal.mspId ?? "nobody";
  }

  @Query(() => String, { description, nullable: true })
  async refused(): Promise<string> {
    throw new PlatformError("WRONG_STATE", "the job is closed", { retryable: true });
  }

  @Query(() => String, { description, nullable: true })
  broken(): string {
    throw new Error("secret at /srv/keys");
  }

  @Query(() => String, { description })
  async required(): Promise<string> {
    throw new PlatformError("NOT_FOUND", "nothing to answer with");
  }

  @Authenticated()
  @Query(() => String, { description })
  whoIsKnown(@Ctx() { principal }: JobsContext): string {
    return principal.subject ?? "nobody";
  }

  @RequiresScope("ops:write")
  @Mutation(() => Job, { description })
  async jobRename(
    @Arg("input", () => JobRenameInput) { id, title }: JobRenameInput,
    @Ctx() { world, principal }: JobsContext,
  ) {
    requireScope(principal, "ops:write");
    world.titles.set(id, title);
    return world.row(id);
  }

  @Subscription(() => JobEvent, {
    description,
    subscribe: ({ args, context }: { args: { after?: string }; context: JobsContext }) =>
      context.world.follow(args.after),
  })
  async jobEvents(
    @Root() { cursor, event }: FeedEntry<string>,
    @Ctx() { loader }: JobsContext,
    @Arg("after", () => CursorScalar, { nullable: true }) _after?: string,
  ): Promise<JobEvent> {
    return { cursor, job: (await loader.load(event)) as Job };
  }
}

/** The organisations whose identities this instance holds. */
const organizations = new Set(["Org1MSP", "Org2MSP"]);

/** Has jobs; the home of Job. */
export async function jobsSubgraph(world = new JobsWorld()): Promise<Subgraph> {
  const schema = await buildFederatedSchema({
    resolvers: [JobResolver],
    references: { Job: ({ id }: { id: string }, { loader }: JobsContext) => loader.load(id) },
  });
  return {
    name: "jobs",
    schema,
    contextFor: (principal: Principal): JobsContext => {
      const { mspId = "Org1MSP" } = principal;
      if (!organizations.has(mspId)) throw new PlatformError("FORBIDDEN", `no identity of ${mspId} here`);
      const loader = new DataLoader(async (ids: readonly string[]) => {
        world.reads += 1;
        await world.reading;
        return ids.map((id) => world.row(id));
      });
      return { principal, world, loader };
    },
    isReady: async () => world.ready,
    close: async () => {},
  };
}

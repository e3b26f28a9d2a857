import { Field, InputType } from "type-graphql";
import { DateTimeScalar } from "../../kit/graph/scalars.ts";

@InputType({ description: "From when until when, by the time of blocks." })
export class PeriodInput {
  @Field(() => DateTimeScalar, { nullable: true, description: "Its begin, inclusive; by default the first block." })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Its end, exclusive; by default now." })
  to?: Date | null;
}

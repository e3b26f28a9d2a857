import { ArgsType, Field } from "type-graphql";
import { PlatformError } from "../../../ledgers/errors.ts";
import { DateTimeScalar } from "../../shared/scalars.ts";

/** From when until when, by the time of blocks. */
export interface Period {
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
}

@ArgsType()
export class PeriodArgs implements Period {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The period's begin, inclusive; by default the first block.",
  })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "The period's end, exclusive; by default now." })
  to?: Date | null;
}

/** A period as SQL takes it. */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

/** @throws BAD_INPUT when it ends before it begins */
export function boundsOf({ from, to }: Period): Bounds {
  if (from && to && to < from) throw new PlatformError("BAD_INPUT", "a period ends when it begins or later");
  return { from: from?.toISOString() ?? "-infinity", to: to?.toISOString() ?? "infinity" };
}

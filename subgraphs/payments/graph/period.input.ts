import { dateTime, optional } from "../../kit/graph/fields.ts";
import { inputType } from "../../kit/graph/object-type.ts";

export const PeriodInput = inputType("PeriodInput", "From when until when, by the time of blocks.", {
  from: optional(dateTime("Its begin, inclusive; by default the first block.")),
  to: optional(dateTime("Its end, exclusive; by default now.")),
});
export type PeriodInput = InstanceType<typeof PeriodInput>;

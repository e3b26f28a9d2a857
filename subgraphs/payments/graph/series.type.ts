import { Directive } from "type-graphql";
import { enumOf } from "../../kit/enum-of.ts";
import {
  address,
  amount,
  bigint,
  boolean,
  dateTime,
  field,
  fieldOf,
  listOf,
  nullable,
  optional,
  string,
  withDefault,
} from "../../kit/graph/fields.ts";
import { argsType, objectType } from "../../kit/graph/object-type.ts";
import type { SeriesBucket, SeriesGroup } from "../statements/series-reads.ts";
import { Account } from "./account.type.ts";
import { PaymentStatementLineFilterInput } from "./statement.type.ts";

const SeriesBucketEnum = enumOf<SeriesBucket>(
  {
    HOUR: "An hour.",
    DAY: "A day, from midnight UTC.",
    WEEK: "A week, from Monday, midnight UTC.",
    MONTH: "A month, from its first day, midnight UTC.",
  },
  "PaymentSeriesBucket",
  "Length of the steps of a series.",
);

const SeriesGroupEnum = enumOf<SeriesGroup>(
  {
    ASSET: "One series for each asset.",
    COUNTERPARTY: "One for each asset and other party.",
    TYPE: "One for each asset and type of line.",
    LANE: "One for each asset and lane.",
  },
  "PaymentSeriesGroup",
  "What series are told apart by; amounts of different assets are never added up.",
);

const PaymentSeriesPoint = objectType("PaymentSeriesPoint", "What moved in one step of a series.", {
  from: dateTime("When the step begins."),
  spent: amount("What providers redeemed from the accounts, or got by agreement."),
  earned: amount("What the accounts redeemed as providers, or got by agreement."),
  deposited: amount("What was paid into channels."),
  returned: amount("What ended channels gave back, to be taken out."),
  paidOut: amount("What was taken out."),
  requests: bigint("For how many requests."),
});

export const PaymentSeries = objectType("PaymentSeries", "What moved, step by step.", {
  asset: nullable(address("The asset: a token's address; null for ether.")),
  counterparty: nullable(field(() => Account, "The other party, where series are told apart by it.")),
  name: nullable(string("Type or lane, where series are told apart by it.")),
  points: listOf(() => PaymentSeriesPoint, "Steps in which something moved, oldest first; in the others nothing did."),
});
Directive("@listSize(assumedSize: 100)")(PaymentSeries.prototype, "points");
export type PaymentSeries = InstanceType<typeof PaymentSeries>;

export const PaymentSeriesSet = objectType("PaymentSeriesSet", "Series of a statement.", {
  series: listOf(() => PaymentSeries, "Those with the largest amounts first: at most 100, and 10,000 points together."),
  isCut: boolean("Whether there are others, with smaller amounts."),
});
Directive("@listSize(assumedSize: 20)")(PaymentSeriesSet.prototype, "series");
export type PaymentSeriesSet = InstanceType<typeof PaymentSeriesSet>;

export const PaymentSeriesArgs = argsType({
  bucket: fieldOf<SeriesBucket>(SeriesBucketEnum, "Length of a step; a period has 1,000 at most."),
  groupBy: withDefault("ASSET", fieldOf<SeriesGroup>(SeriesGroupEnum, "What series are told apart by.")),
  filter: optional(field(() => PaymentStatementLineFilterInput, "Of which lines.")),
});
export type PaymentSeriesArgs = InstanceType<typeof PaymentSeriesArgs>;

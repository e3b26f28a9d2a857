import { PaymentError } from "../errors/payment-error.ts";
import { type PricedRoute, routesSchema } from "../offer/offer.ts";
import { maxLanes, offeredLaneSchema, type Terms, termsSchema } from "../protocol/operations.ts";
import { flawOf } from "../protocol/periods.ts";

/** A price category: a lane of the channels, and what a request on it costs. */
export interface PriceCategory {
  readonly lane: number;
  /** At most 32 bytes; for people and statements. */
  readonly label?: string | undefined;
  /** In the asset's smallest unit. A function gives each consumer, by its address, a price of its own. */
  readonly price: bigint | ((consumer: string) => bigint);
}

/** Prices of a service for its requests, and terms of the channels that pay them. */
export interface Prices {
  /** Of all requests, when there is one kind only. */
  readonly price?: PriceCategory["price"] | undefined;
  /** The kinds of requests, when there are several. */
  readonly lanes?: readonly PriceCategory[] | undefined;
  /** Which request is of which kind; the first that fits counts, and lane 0 for all others. */
  readonly routes?: readonly PricedRoute[] | undefined;
  /** Asset that is paid with, a token's address; ether by default. */
  readonly asset?: string | undefined;
  /** Seconds in which tokens still count once their redemption was started; default 60. */
  readonly tolerancePeriod?: number | undefined;
  /** Seconds between a consumer's notice and the end of its channel; default 900. */
  readonly terminationPeriod?: number | undefined;
}

/** The categories by lane. @throws PaymentError BAD_INPUT when prices contradict each other */
export function categoriesOf({ price, lanes, routes = [] }: Prices): Map<number, PriceCategory> {
  const categories = lanes ?? (price === undefined ? [] : [{ lane: 0, price }]);
  const byLane = new Map(categories.map((category) => [category.lane, category]));
  if (
    byLane.size < 1 ||
    byLane.size > maxLanes ||
    byLane.size !== categories.length ||
    (lanes && price !== undefined)
  ) {
    throw new PaymentError("BAD_INPUT", `prices take either one price or 1 to ${maxLanes} different lanes`);
  }
  for (const { lane, path } of routes) {
    if (lane !== null && !byLane.has(lane))
      throw new PaymentError("BAD_INPUT", `${path} is on lane ${lane}, which has no price`);
  }
  return byLane;
}

/** Price of a request for a consumer. */
export function priceFor({ price }: PriceCategory, consumer: string): bigint {
  return typeof price === "function" ? price(consumer) : price;
}

/** Requires an offer that every consumer reads and a channel can have. @throws PaymentError BAD_INPUT */
export function requireOfferable(terms: Terms, categories: readonly PriceCategory[], routes: readonly PricedRoute[]) {
  const flaw = flawOf(terms);
  if (flaw) throw new PaymentError("BAD_INPUT", flaw);
  // Prices of functions show when they are asked.
  const lanes = categories.map(({ lane, label = "", price }) => {
    return { lane, label, price: typeof price === "bigint" ? `${price}` : "0" };
  });
  const read = [
    termsSchema.safeParse(terms),
    offeredLaneSchema.array().safeParse(lanes),
    routesSchema.safeParse(routes),
  ];
  const issue = read.flatMap(({ error }) => error?.issues ?? [])[0];
  if (issue) throw new PaymentError("BAD_INPUT", `${issue.path.join(".")} of an offer: ${issue.message}`);
}

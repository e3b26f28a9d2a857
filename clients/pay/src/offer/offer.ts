import { z } from "zod";
import { PaymentError } from "../errors/payment-error.ts";
import { laneSchema, maxBatch, offeredChannelSchema } from "../protocol/operations.ts";

/** Header of an answer 402 with the price of the request. The body has the whole offer. */
export const offerHeader = "payment-offer";

/** Header of a refusal's code. */
export const errorHeader = "payment-error";

/** Header in which an unpaid request names its consumer, so that the offer has its own price. */
export const consumerHeader = "payment-consumer";

/** A kind of request: by method and path, which lane it is paid on; without a lane it is free. */
const routeSchema = z.object({
  /** Any method when absent. */
  method: z.string().max(16).optional(),
  /** Begins with `/`; `*` stands for one step, and at the end for all below. */
  path: z.string().startsWith("/").max(256),
  lane: laneSchema.nullable(),
});
export type PricedRoute = Readonly<z.output<typeof routeSchema>>;

/** Of one offer. */
export const routesSchema = z.array(routeSchema).max(256);

/** Requests that are paid for before they are made: of a batch token, or prefetched. */
export const prepaidSchema = z.int().min(0).max(maxBatch);

/** @throws PaymentError BAD_INPUT unless so many requests may be paid for before they are made */
export function requirePrepaid(setting: string, count: number): void {
  if (!prepaidSchema.safeParse(count).success) throw new PaymentError("BAD_INPUT", `${setting} takes 0 to ${maxBatch}`);
}

/** Offer of a provider, with which it answers unpaid requests: enough to open a channel and to pay. */
export const offerSchema = offeredChannelSchema.extend({
  /** The lane of this request. */
  lane: laneSchema,
  routes: routesSchema,
  /** Requests of a batch token that the provider takes; from 2 on it takes some. */
  ahead: prepaidSchema.default(0),
});
export type Offer = Readonly<z.output<typeof offerSchema>>;

/** The body of an answer 402. Its code goes on in a header, and into logs. */
export const refusalSchema = z.object({
  error: z.object({ code: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/), message: z.string().max(2_048) }),
  offer: offerSchema,
});
export type PaymentRefusal = Readonly<z.output<typeof refusalSchema>>;

/** How somebody who reads an offer comes to a channel. */
export const howToPay =
  "Call openChannel of the factory on this chain with these terms and lanes, deposit, and send a payment-token with each request; @ledgerloom/pay does all of it.";

/** An offer in one structured header (RFC 8941): what its lane costs. */
export function formatOffer({ provider, chainId, factory, asset, lane, lanes, ...periods }: Offer): string {
  const price = lanes.find((one) => one.lane === lane)?.price ?? "0";
  return `provider="${provider}", chain="${chainId}", factory="${factory}", asset="${asset}", lane=${lane}, price="${price}", tolerance=${periods.tolerancePeriod}, termination=${periods.terminationPeriod}`;
}

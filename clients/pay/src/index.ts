export type { ServiceKey } from "./connection/link.ts";
export { PaymentConnection, type PaymentConnectionOptions } from "./connection/payment-connection.ts";
export type { OfferedToken, WantedTokens } from "./connection/token-requests.ts";
export { type PayingFetchOptions, payingFetch } from "./consumer/paying-fetch.ts";
export type { SpendingLimits } from "./consumer/spending-limits.ts";
export { PaymentError } from "./errors/payment-error.ts";
export { formatToken, parseToken, tokenHeader, tokenOf } from "./headers/payment-token.ts";
export {
  errorHeader,
  type Offer,
  offerHeader,
  offerSchema,
  type PaymentRefusal,
  type PricedRoute,
} from "./offer/offer.ts";
export { expressPayments, fastifyPayments, httpPayments } from "./provider/middleware.ts";
export { type GuardOptions, type Payment, PaymentGuard, paymentOf } from "./provider/payment-guard.ts";
export type { PriceCategory, Prices } from "./provider/prices.ts";
export type { X402Options } from "./provider/x402-guard.ts";
export type { ReplayLimits } from "./replay/stored-answers.ts";

/** The typed client of the Ledgerloom graph: documents, their types, signing, subscriptions that resume. */
export { type Client, type ClientOptions, createClient, type RequestOptions, type SubscribeOptions } from "./client.ts";
export { accepted, GraphError, NotResumableError, RefusedError } from "./errors.ts";
export { actTypes } from "./generated/acts.ts";
export * from "./generated/operations.ts";
export { type ReadPositions, reading } from "./reading.ts";
export { type ActAuthorization, type ActName, authorizeAct, type TypedDataSigner } from "./signing.ts";
export type { SubscriptionState } from "./subscription.ts";

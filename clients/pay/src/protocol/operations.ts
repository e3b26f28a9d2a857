import { z } from "zod";
import { maxOperations } from "./closing.ts";
import { maxPeriod } from "./periods.ts";
import { heldPaymentSchema, x402TermsSchema } from "./x402.ts";

/** Minute of its making in hexadecimal, then what no other frame has: names it for good, however often it is sent. */
const frameId = z.string().regex(/^[0-9a-f]{8}\.[\w.-]{1,40}$/);

/** Lower case, so that the same account is the same text. */
const address = z.string().regex(/^0x[0-9a-f]{40}$/);

/** In an asset's smallest unit, as contracts keep prices: below 2^128. */
export const highestAmount = 2n ** 128n - 1n;
const amount = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,38})$/)
  .refine((digits) => digits.length < 39 || BigInt(digits) <= highestAmount);

/** Whether at most twenty digits are a number below 2^64. */
export const fits64Bits = (digits: string): boolean => digits.length < 20 || BigInt(digits) < 2n ** 64n;
const count = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,19})$/)
  .refine(fits64Bits);

/** As contracts number lanes. */
export const highestLane = 0x7fff_ffff;
const lane = z.int().min(0).max(highestLane);
export const laneSchema = lane;
const seconds = z.int().min(0).max(maxPeriod);

/** 65 bytes in base64. */
const signature = z.string().regex(/^[A-Za-z0-9+/]{86}[AEIMQUYcgkosw048]=$/);

/** W3C `traceparent` of the request that is paid for, when there is one. */
const trace = z.string().regex(/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/);
export type Trace = z.output<typeof trace> | null;

/** Payment token as frames carry it: numbers of 64 bits as decimal digits, the signature in base64. */
export const wireTokenSchema = z.strictObject({
  /** The channel's contract. */
  intermediary: address,
  consumer: address,
  tokenId: count,
  lane,
  requests: count,
  signature,
});
export type WireToken = Readonly<z.output<typeof wireTokenSchema>>;

const terms = { asset: address, tolerancePeriod: seconds, terminationPeriod: seconds };
export const termsSchema = z.strictObject(terms);

/** Terms that a provider wants of the channel that pays it; periods in seconds. */
export type Terms = Readonly<z.output<typeof termsSchema>>;

/** Bytes of a label, as contracts keep it. */
const maxLabel = 32;
export const isLabel = (text: string): boolean => Buffer.byteLength(text) <= maxLabel;

/** A lane of an offer, and what a request on it costs. */
export const offeredLaneSchema = z.object({ lane, label: z.string().refine(isLabel), price: amount });
export type OfferedLane = Readonly<z.output<typeof offeredLaneSchema>>;

/** Lanes of one offer. */
export const maxLanes = 64;

/** Channel that a provider offers to be paid through. */
export const offeredChannelSchema = z.object({
  ...terms,
  provider: address,
  chainId: count,
  factory: address,
  lanes: z
    .array(offeredLaneSchema)
    .min(1)
    .max(maxLanes)
    .refine((lanes) => new Set(lanes.map((one) => one.lane)).size === lanes.length, "a lane is offered twice"),
});

/** The channel that a consumer wants: what the provider offers, and what the service itself allows. */
export const wantedChannelSchema = offeredChannelSchema.extend({
  /** The lane that is asked for now, and what a request on it may cost at most. */
  lane,
  maxPrice: amount,
  /** Amount that is paid in at a time. */
  funding: amount,
  /** Money is paid in when less than this is left. */
  threshold: amount,
});
export type WantedChannel = Readonly<z.output<typeof wantedChannelSchema>>;

/** Tokens that are signed at a time. */
export const maxSigned = 64;

/** Requests of a batch token. */
export const maxBatch = 256;
const requests = z.int().min(1).max(maxBatch);

/** Operations that a service asks of its payment server. */
export const operationSchema = z.discriminatedUnion("name", [
  /** Signs for so many requests on a channel's lane, in one batch token or each in its own; each costs so much at most. */
  z
    .strictObject({
      name: z.literal("sign"),
      channel: address,
      lane,
      count: requests,
      batch: z.boolean(),
      maxPrice: amount,
      trace: trace.nullable(),
    })
    .refine(({ count, batch }) => batch || count <= maxSigned),
  /** Accepts a token for so many requests, the newest that it counts; each costs so much at least. */
  z.strictObject({
    name: z.literal("validate"),
    token: wireTokenSchema,
    count: requests,
    price: amount,
    terms: termsSchema,
    trace: trace.nullable(),
  }),
  /** Reports a request in a trace that came through a channel, on a lane, with a token accepted before. */
  z.strictObject({ name: z.literal("reportInboundCall"), channel: address, lane, trace }),
  /** Attributes a request that was signed for before it was made to the trace that it was made in. */
  z.strictObject({ name: z.literal("reattribute"), channel: address, lane, tokenId: count, counter: count, trace }),
  /** Finds, funds or opens a channel. */
  z.strictObject({ name: z.literal("ensureChannel"), wanted: wantedChannelSchema }),
  /** Checks and holds what the header `PAYMENT-SIGNATURE` brings for a request. */
  z.strictObject({ name: z.literal("x402Begin"), header: z.string().max(16_384).nullable(), terms: x402TermsSchema }),
  /** Charges a held payment. */
  z.strictObject({ name: z.literal("x402Finish"), payment: heldPaymentSchema }),
  /** Gives a held payment up. */
  z.strictObject({ name: z.literal("x402GiveUp"), payment: heldPaymentSchema }),
]);
export type Operation = Readonly<z.output<typeof operationSchema>>;
export type OperationOf<Name extends Operation["name"]> = Extract<Operation, { readonly name: Name }>;

/** Result of `sign`: tokens, what they leave in the channel, and whether that has lanes for those who cause requests. */
export interface SignedTokens {
  readonly tokens: readonly WireToken[];
  readonly left: string;
  readonly hasOrigins: boolean;
}

/** Result of `ensureChannel`: a channel that fits, what its lanes cost, and whether some are for those who cause requests. */
export interface EnsuredChannel {
  readonly channel: string;
  readonly hasOrigins: boolean;
  readonly prices: Readonly<Record<number, string>>;
}

/** Operation of a frame before it is known whether it is one: it has a name. */
export type NamedItem = Readonly<{ name: string }>;
const namedItem = z.custom<NamedItem>((item) => typeof (item as NamedItem | null)?.name === "string");

/** Frame of a service. Its id and an operation's place name that operation for good, however often they are sent. */
export const serviceFrameSchema = z.strictObject({
  id: frameId,
  /** Whether the frame was sent before. */
  isAgain: z.boolean(),
  /** `null` in the place of one that was answered before. */
  operations: z.array(namedItem.nullable()).min(1).max(maxOperations),
});
export type ServiceFrame = Readonly<z.output<typeof serviceFrameSchema>>;

/** Refusal of an operation: the graph's code, and whether the same may succeed later. */
export interface OperationError {
  readonly code: string;
  readonly message: string;
  readonly isRetryable: boolean;
}

/** Result of an operation, or why there is none. */
export type Outcome = { readonly result: unknown } | { readonly error: OperationError };

/** Outcome of the operation in one place of a frame; frames of a payment server are lists of them. */
export type Answer = { readonly frame: string; readonly place: number } & Outcome;

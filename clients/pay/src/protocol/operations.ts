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
const trace = z
  .string()
  .regex(/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/)
  .nullable();
export type Trace = z.output<typeof trace>;

/** A token's fields as frames carry them: channel, consumer, token id, lane, requests, signature. */
export const wireTokenSchema = z.tuple([address, address, count, lane, count, signature]);
export type WireToken = z.output<typeof wireTokenSchema>;

const terms = { asset: address, tolerancePeriod: seconds, terminationPeriod: seconds };
export const termsSchema = z.strictObject(terms);

/** What a provider wants of the channel that pays it; periods in seconds. */
export type Terms = Readonly<z.output<typeof termsSchema>>;

/** Bytes of a label, as contracts keep it. */
const maxLabel = 32;
export const isLabel = (text: string): boolean => Buffer.byteLength(text) <= maxLabel;

/** A lane of an offer, and what a request on it costs. */
export const offeredLaneSchema = z.object({ lane, label: z.string().refine(isLabel), price: amount });
export type OfferedLane = Readonly<z.output<typeof offeredLaneSchema>>;

/** Lanes of one offer. */
export const maxLanes = 64;

/** What a provider offers. */
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
  /** What is paid in at a time. */
  funding: amount,
  /** Money is paid in when less than this is left. */
  threshold: amount,
});
export type WantedChannel = Readonly<z.output<typeof wantedChannelSchema>>;

/** Tokens that are signed at a time. */
export const maxSigned = 64;

/** Requests that one token may pay for. */
export const maxInOne = 256;
const requests = z.int().min(1).max(maxInOne);

/** What a service may ask of its payment server, by name. */
export const operationSchemas = {
  /** Sign for so many requests on a channel's lane, in one token or each in its own; each may cost so much at most. */
  sign: z
    .tuple([z.literal("sign"), address, lane, requests, z.boolean(), amount, trace])
    .refine(([, , , count, inOne]) => inOne || count <= maxSigned),
  /** Accept a token for so many requests, the newest that it counts, each of which costs so much at least. */
  validate: z.tuple([z.literal("validate"), wireTokenSchema, requests, amount, termsSchema, trace]),
  /** Note that a request in a trace came through a channel, on a lane, with a token that was accepted before. */
  called: z.tuple([z.literal("called"), address, lane, trace.unwrap()]),
  /** Note that a request that had been signed for before (channel, lane, token id, counter) was made in a trace. */
  made: z.tuple([z.literal("made"), address, lane, count, count, trace.unwrap()]),
  /** Find, fund or open a channel. */
  ensureChannel: z.tuple([z.literal("ensureChannel"), wantedChannelSchema]),
  /** Check and hold what the header `PAYMENT-SIGNATURE` brings for a request. */
  x402Begin: z.tuple([z.literal("x402Begin"), z.string().max(16_384).nullable(), x402TermsSchema]),
  /** Charge a held payment. */
  x402Finish: z.tuple([z.literal("x402Finish"), heldPaymentSchema]),
  /** Give a held payment up. */
  x402GiveUp: z.tuple([z.literal("x402GiveUp"), heldPaymentSchema]),
} as const;

export type SignOperation = z.output<typeof operationSchemas.sign>;
export type ValidateOperation = z.output<typeof operationSchemas.validate>;
export type CalledOperation = z.output<typeof operationSchemas.called>;
export type MadeOperation = z.output<typeof operationSchemas.made>;
export type EnsureChannelOperation = z.output<typeof operationSchemas.ensureChannel>;
export type X402Operation = z.output<
  typeof operationSchemas.x402Begin | typeof operationSchemas.x402Finish | typeof operationSchemas.x402GiveUp
>;
export type Operation =
  | SignOperation
  | ValidateOperation
  | CalledOperation
  | MadeOperation
  | EnsureChannelOperation
  | X402Operation;

/** Signed tokens, what they leave in the channel, and whether it has lanes for those who cause requests. */
export type SignedAnswer = readonly [tokens: readonly WireToken[], left: string, hasOrigins: boolean];

/** A channel that fits, what its lanes cost, and whether it has some for those who cause requests. */
export interface EnsuredChannel {
  readonly channel: string;
  readonly hasOrigins: boolean;
  readonly prices: Readonly<Record<number, string>>;
}

/**
 * A frame of a service: its id, whether it was sent before, and operations; nothing in the place of one that was answered
 * before. The id and the place name an operation for good.
 */
export const serviceFrameSchema = z.tuple([
  frameId,
  z.boolean(),
  z
    .array(z.tuple([z.string()], z.unknown()).nullable())
    .min(1)
    .max(maxOperations),
]);
export type NamedItem = readonly [name: string, ...unknown[]];

/** An operation's result, or why there is none. */
export type Outcome =
  | readonly [result: unknown]
  | readonly [result: null, code: string, message: string, isRetryable: boolean];

/** What an operation of a frame was answered. */
export type Answer = readonly [frameId: string, place: number, ...Outcome];

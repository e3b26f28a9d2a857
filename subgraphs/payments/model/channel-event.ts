/** Place of an event on the chain. */
export interface EventPlace {
  readonly block: number;
  /** Index of the transaction in its block. */
  readonly transaction: number;
  /** Index of the event in its block. */
  readonly event: number;
  readonly transactionHash: string;
  readonly time: Date;
}

/** Argument of a contract's event. */
interface Argument<Value> {
  /** Name in Solidity, where that differs. */
  readonly name?: string | undefined;
  readonly read: (value: never) => Value;
}

const address = (name?: string): Argument<string> => ({ name, read: (value: string) => value.toLowerCase() });
const amount = (name?: string): Argument<bigint> => ({ name, read: (value: bigint) => value });
const tokenId = amount;
const integer = (): Argument<number> => ({ read: Number });
const bytes = (): Argument<string> => ({ read: (value: string) => value });

/**
 * Events of channels by their names in Solidity. Addresses are in lower case, amounts in the asset's smallest unit,
 * periods in seconds, times in Unix seconds.
 */
export const channelEvents = {
  ChannelOpened: {
    type: "OPENED",
    values: {
      channel: address("intermediary"),
      consumer: address(),
      provider: address(),
      asset: address(),
      tolerancePeriod: integer(),
      terminationPeriod: integer(),
      voucherKey: address(),
      tokenId: tokenId(),
    },
  },
  Deposited: { type: "DEPOSITED", values: { account: address("from"), amount: amount() } },
  /** Price of a lane's requests from a token id on; the first of a lane opens it. The label is 32 bytes. */
  PriceChanged: {
    type: "PRICE_CHANGED",
    values: { tokenId: tokenId(), lane: integer(), pricePerRequest: amount(), label: bytes() },
  },
  /** The new key, and the last token id that the old one's tokens count under. */
  VoucherKeyRotated: { type: "VOUCHER_KEY_ROTATED", values: { voucherKey: address(), tokenId: tokenId() } },
  RedemptionStarted: {
    type: "REDEMPTION_STARTED",
    values: { expiringTokenId: tokenId(), tokenId: tokenId(), readyAt: integer() },
  },
  Redeemed: {
    type: "REDEEMED",
    values: { tokenId: tokenId(), lane: integer(), requests: amount(), amount: amount() },
  },
  /** The amount is that of all lanes. */
  RedemptionFinalized: { type: "REDEMPTION_FINALIZED", values: { tokenId: tokenId(), amount: amount() } },
  /** Cooperative close, with the provider's last redemption. */
  Settled: { type: "SETTLED", values: { amount: amount() } },
  TerminationStarted: { type: "TERMINATION_STARTED", values: { readyAt: integer() } },
  /** The amount became due to the consumer. */
  Terminated: { type: "TERMINATED", values: { account: address("by"), amount: amount("returned") } },
  PaidOut: { type: "PAID_OUT", values: { account: address(), amount: amount() } },
} as const satisfies Readonly<Record<string, EventDefinition>>;

/** Event of a contract, with the arguments that are read. */
export interface EventDefinition {
  readonly type: string;
  readonly values: Readonly<Record<string, Argument<unknown>>>;
}

type ValuesOf<Values> = { readonly [Name in keyof Values]: Values[Name] extends Argument<infer Value> ? Value : never };

type EventDefinedBy<Definition> = Definition extends EventDefinition
  ? ValuesOf<Definition["values"]> & {
      readonly type: Definition["type"];
      /** The channel's contract. */
      readonly channel: string;
      readonly place: EventPlace;
    }
  : never;

export type ChannelEvent = EventDefinedBy<(typeof channelEvents)[keyof typeof channelEvents]>;

export type ChannelEventOf<Type extends ChannelEvent["type"]> = Extract<ChannelEvent, { readonly type: Type }>;

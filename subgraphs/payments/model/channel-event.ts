/** Where on the chain something happened. */
export interface EventPlace {
  readonly block: number;
  /** Index of the transaction in its block. */
  readonly transaction: number;
  /** Index of the event in its block. */
  readonly event: number;
  readonly transactionHash: string;
  /** The block's time. */
  readonly time: Date;
}

interface Happened {
  /** The channel's contract, lower case as every address here. */
  readonly channel: string;
  readonly place: EventPlace;
}

export interface ChannelOpened extends Happened {
  readonly type: "OPENED";
  readonly consumer: string;
  readonly provider: string;
  readonly asset: string;
  /** Seconds, like the next. */
  readonly tolerancePeriod: number;
  readonly terminationPeriod: number;
  readonly voucherKey: string;
  readonly tokenId: bigint;
}

export interface Deposited extends Happened {
  readonly type: "DEPOSITED";
  readonly account: string;
  readonly amount: bigint;
}

/** From a token id on a request costs so much; the first of a lane opens it. */
export interface PriceChanged extends Happened {
  readonly type: "PRICE_CHANGED";
  readonly tokenId: bigint;
  readonly lane: number;
  readonly pricePerRequest: bigint;
  /** 32 bytes. */
  readonly label: string;
}

export interface VoucherKeyRotated extends Happened {
  readonly type: "VOUCHER_KEY_ROTATED";
  /** The new one. */
  readonly voucherKey: string;
  /** The last id that the old one's tokens count under. */
  readonly tokenId: bigint;
}

export interface RedemptionStarted extends Happened {
  readonly type: "REDEMPTION_STARTED";
  readonly expiringTokenId: bigint;
  readonly tokenId: bigint;
  /** Unix seconds. */
  readonly readyAt: number;
}

export interface Redeemed extends Happened {
  readonly type: "REDEEMED";
  readonly tokenId: bigint;
  readonly lane: number;
  readonly requests: bigint;
  readonly amount: bigint;
}

export interface RedemptionFinalized extends Happened {
  readonly type: "REDEMPTION_FINALIZED";
  readonly tokenId: bigint;
  /** Of all lanes. */
  readonly amount: bigint;
}

/** The parties agreed to end the channel. */
export interface Settled extends Happened {
  readonly type: "SETTLED";
  /** What it brings the provider in the end. */
  readonly amount: bigint;
}

export interface TerminationStarted extends Happened {
  readonly type: "TERMINATION_STARTED";
  /** Unix seconds. */
  readonly readyAt: number;
}

export interface Terminated extends Happened {
  readonly type: "TERMINATED";
  readonly account: string;
  /** What became due to the consumer. */
  readonly amount: bigint;
}

export interface PaidOut extends Happened {
  readonly type: "PAID_OUT";
  readonly account: string;
  readonly amount: bigint;
}

/** Everything that happens to channels on the chain. */
export type ChannelEvent =
  | ChannelOpened
  | Deposited
  | PriceChanged
  | VoucherKeyRotated
  | RedemptionStarted
  | Redeemed
  | RedemptionFinalized
  | Settled
  | TerminationStarted
  | Terminated
  | PaidOut;

import { isDeepStrictEqual } from "node:util";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import type { WantedTokens } from "../connection/token-requests.ts";
import { type Offer, requireAhead } from "../offer.ts";
import { PaymentError } from "../payment-error.ts";
import { maxInOne, type Trace, type WireToken } from "../protocol/operations.ts";
import { readTarget } from "../request-target.ts";
import { Routes } from "../routes.ts";
import { type Paying, PayingAhead } from "./paying-ahead.ts";
import { requireAllowed, requireSound, type SpendingLimits } from "./spending-limits.ts";

/** What `SpendingLimits.ahead` is when nothing is said. */
export const usualAhead = 64;

/** How long it takes until money is tried to be paid in again that could not be, in ms. */
const refillPauseMs = 1_000;

/** About so many bytes a character of an offer takes, its routes read in each way that servers compare paths. */
const bytesPerCharacter = 40;

/** Codes that say that a channel is not the right one any more. */
const outdated: ReadonlySet<string> = new Set([
  "NOT_FOUND",
  "FORBIDDEN",
  "INVALID_TOKEN",
  "PRICE_CHANGED",
  "TERMINATION_PENDING",
]);

/** What one provider offers, and the channels that pay it. */
export class Tariff {
  /** About what it takes in memory. */
  readonly bytes: number;
  readonly #connection: PaymentConnection;
  readonly #offer: Offer;
  readonly #limits: SpendingLimits & { readonly ahead: number };
  readonly #routes: Routes | undefined;
  /** By lane. */
  readonly #channels = new Map<number, Promise<string>>();
  /** By channel and lane. */
  readonly #payings = new Map<string, PayingAhead>();
  /** What each channel's newest tokens leave in it. */
  readonly #left = new Map<string, bigint>();
  /** Channels with lanes for those who cause requests, where each request in a trace is signed for by itself. */
  readonly #withOrigins = new Set<string>();
  #refilling: Promise<void> | undefined;
  #notBefore = Number.NEGATIVE_INFINITY;

  /** @throws PaymentError BAD_INPUT when the limits make no sense, TERMS_NOT_ALLOWED when the offer is beyond them */
  constructor(connection: PaymentConnection, offer: Offer, limits: SpendingLimits) {
    const { ahead = usualAhead } = limits;
    requireSound(limits);
    requireAhead(ahead);
    requireAllowed(offer, limits);
    this.#connection = connection;
    this.#offer = offer;
    this.#limits = { ...limits, ahead };
    this.#routes = readableRoutes(offer);
    this.bytes = bytesPerCharacter * JSON.stringify(offer).length;
  }

  /** Whether an offer is the same, the lane aside that was asked for. */
  isFor(offer: Offer): boolean {
    return isDeepStrictEqual({ ...offer, lane: 0 }, { ...this.#offer, lane: 0 });
  }

  /** `null` when a request is free, or its provider has to say what it costs. */
  laneOf(method: string, url: URL): number | null {
    try {
      return this.#routes?.laneOf(method, readTarget(url.pathname).steps) ?? null;
    } catch {
      return null;
    }
  }

  /**
   * What pays for one request. Where it was signed for ahead, the payment server is told afterwards which trace it is part of.
   * @throws PaymentError PRICE_CHANGED above the limit, INSUFFICIENT_FUNDS, BUDGET_EXCEEDED …
   */
  async pay(lane: number, trace: Trace): Promise<Paying> {
    const take = async () => {
      const channel = await this.#channelOf(lane);
      const isByItself = trace !== null && this.#withOrigins.has(channel);
      return isByItself ? this.#signFor(channel, lane, trace) : this.#payingOn(channel, lane).take(trace);
    };
    try {
      return await take();
    } catch (error) {
      if (!(error instanceof PaymentError) || !outdated.has(error.code)) throw error;
      this.#channels.delete(lane);
      return take();
    }
  }

  /** Its tokens were refused: asks anew which channels pay, and under which ids. */
  doubt(): void {
    this.#channels.clear();
    for (const paying of this.#payings.values()) paying.doubt();
  }

  /** Has money paid in where it is needed, one time after the other. @throws PaymentError when it is not */
  refill(lane: number): Promise<void> {
    this.#refilling ??= this.#ensure(lane)
      .then(() => {})
      .catch((error) => {
        this.#notBefore = performance.now() + refillPauseMs;
        throw error;
      })
      .finally(() => {
        this.#refilling = undefined;
      });
    return this.#refilling;
  }

  async #signFor(channel: string, lane: number, trace: Trace): Promise<Paying> {
    const [token] = await this.#sign({ channel, lane, trace });
    return { token: token as WireToken };
  }

  #payingOn(channel: string, lane: number): PayingAhead {
    const key = `${channel} ${lane}`;
    let paying = this.#payings.get(key);
    if (!paying) {
      paying = this.#aheadOn(channel, lane);
      this.#payings.set(key, paying);
    }
    return paying;
  }

  #aheadOn(channel: string, lane: number): PayingAhead {
    const { ahead: most } = this.#limits;
    const sign = async (wanted: number, batch: boolean, trace: Trace) => {
      const count = Math.min(wanted, this.#coveredOn(channel, lane));
      return [await this.#sign({ channel, lane, count, batch, trace }), count] as const;
    };
    const onMade = ({ tokenId, lane: paidOn }: WireToken, counter: bigint, trace: string) =>
      this.#connection.reattribute({ channel, tokenId, lane: paidOn, counter, trace });
    return new PayingAhead({ sign, onMade, most, maxInOne: Math.min(most, this.#offer.ahead) });
  }

  async #sign(wanted: Omit<WantedTokens, "maxPrice">): Promise<readonly WireToken[]> {
    const { maxPrice, threshold = this.#limits.funding / 5n } = this.#limits;
    const { channel, lane } = wanted;
    const { tokens, hasOrigins, ...signed } = await this.#connection.sign({ ...wanted, maxPrice });
    const left = BigInt(signed.left);
    this.#left.set(channel, left);
    if (hasOrigins) this.#withOrigins.add(channel);
    if (left < 0n) await this.refill(lane);
    else if (left < threshold && performance.now() >= this.#notBefore) this.refill(lane).catch(() => {});
    return tokens;
  }

  /** How many requests a channel's money pays for, as far as is known; at least one, which shows whether more is needed. */
  #coveredOn(channel: string, lane: number): number {
    const left = this.#left.get(channel);
    const price = BigInt(this.#offer.lanes.find((one) => one.lane === lane)?.price ?? 0);
    if (left === undefined || price === 0n || left >= price * BigInt(maxInOne)) return maxInOne;
    return Math.max(1, Number(left / price));
  }

  #channelOf(lane: number): Promise<string> {
    let channel = this.#channels.get(lane);
    if (!channel) {
      channel = this.#ensure(lane);
      this.#channels.set(lane, channel);
      channel.catch(() => this.#channels.delete(lane));
    }
    return channel;
  }

  async #ensure(lane: number): Promise<string> {
    const { routes: _, ahead: __, ...offered } = this.#offer;
    const { maxPrice, funding, threshold = funding / 5n } = this.#limits;
    const limits = { maxPrice: `${maxPrice}`, funding: `${funding}`, threshold: `${threshold}` };
    const { channel, hasOrigins } = await this.#connection.ensureChannel({ ...offered, lane, ...limits });
    if (hasOrigins) this.#withOrigins.add(channel);
    return channel;
  }
}

/** Nothing when they are none that we can read. */
function readableRoutes({ routes }: Offer): Routes | undefined {
  try {
    return new Routes(routes);
  } catch {
    return undefined;
  }
}

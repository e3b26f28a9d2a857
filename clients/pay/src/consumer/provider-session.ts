import { isDeepStrictEqual } from "node:util";
import type { PaymentConnection } from "../connection/payment-connection.ts";
import type { WantedTokens } from "../connection/token-requests.ts";
import { leadsTo } from "../errors/payment-codes.ts";
import { PaymentError } from "../errors/payment-error.ts";
import { type Offer, requirePrepaid } from "../offer/offer.ts";
import { readTarget } from "../offer/request-target.ts";
import { Routes } from "../offer/routes.ts";
import { maxBatch, type Trace, type WireToken } from "../protocol/operations.ts";
import { LaneTokens, type RequestToken } from "./lane-tokens.ts";
import { requireAllowed, requireSound, type SpendingLimits } from "./spending-limits.ts";

/** `SpendingLimits.prefetch` when nothing is said. */
export const usualPrefetch = 64;

/** How long it takes until money is tried to be paid in again that could not be, in ms. */
const refillPauseMs = 1_000;

/** About so many bytes a character of an offer takes, its routes read in each way that servers compare paths. */
const bytesPerCharacter = 40;

/** Session with one provider: its offer, and the channels that pay it. */
export class ProviderSession {
  /** Memory that it takes, about. */
  readonly bytes: number;
  readonly #connection: PaymentConnection;
  readonly #offer: Offer;
  readonly #limits: SpendingLimits & { readonly prefetch: number };
  readonly #routes: Routes | undefined;
  /** By lane. */
  readonly #channels = new Map<number, Promise<string>>();
  /** By channel and lane. */
  readonly #tokens = new Map<string, LaneTokens>();
  /** Amount that each channel's newest tokens leave in it. */
  readonly #left = new Map<string, bigint>();
  /** Channels with lanes for those who cause requests, where each request in a trace is signed for by itself. */
  readonly #withOrigins = new Set<string>();
  #refilling: Promise<void> | undefined;
  #notBefore = Number.NEGATIVE_INFINITY;

  /** @throws PaymentError BAD_INPUT when the limits make no sense, TERMS_NOT_ALLOWED when the offer is beyond them */
  constructor(connection: PaymentConnection, offer: Offer, limits: SpendingLimits) {
    const { prefetch = usualPrefetch } = limits;
    requireSound(limits);
    requirePrepaid("prefetch", prefetch);
    requireAllowed(offer, limits);
    this.#connection = connection;
    this.#offer = offer;
    this.#limits = { ...limits, prefetch };
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
   * Token for one request. Where it was prefetched, the payment server is told afterwards which trace it is part of.
   * @throws PaymentError PRICE_CHANGED above the limit, INSUFFICIENT_FUNDS, BUDGET_EXCEEDED …
   */
  async pay(lane: number, trace: Trace): Promise<RequestToken> {
    const take = async () => {
      const channel = await this.#channelOf(lane);
      const isByItself = trace !== null && this.#withOrigins.has(channel);
      return isByItself ? this.#signFor(channel, lane, trace) : this.#tokensOn(channel, lane).take(trace);
    };
    try {
      return await take();
    } catch (error) {
      if (!(error instanceof PaymentError) || !leadsTo(error.code, "channel outdated")) throw error;
      this.#channels.delete(lane);
      return take();
    }
  }

  /** Its tokens were refused: asks anew which channels pay, and under which ids. */
  invalidate(): void {
    this.#channels.clear();
    for (const tokens of this.#tokens.values()) tokens.invalidate();
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

  async #signFor(channel: string, lane: number, trace: Trace): Promise<RequestToken> {
    const [token] = await this.#sign({ channel, lane, trace });
    return { token: token as WireToken };
  }

  #tokensOn(channel: string, lane: number): LaneTokens {
    const key = `${channel} ${lane}`;
    const tokens = this.#tokens.get(key) ?? this.#laneTokens(channel, lane);
    this.#tokens.set(key, tokens);
    return tokens;
  }

  #laneTokens(channel: string, lane: number): LaneTokens {
    const { prefetch: maxPrefetch } = this.#limits;
    const sign = async (wanted: number, batch: boolean, trace: Trace) => {
      const count = Math.min(wanted, this.#coveredOn(channel, lane));
      return [await this.#sign({ channel, lane, count, batch, trace }), count] as const;
    };
    const onMade = ({ tokenId, lane: paidOn }: WireToken, counter: bigint, trace: string) =>
      this.#connection.reattribute({ channel, tokenId, lane: paidOn, counter, trace });
    return new LaneTokens({ sign, onMade, maxPrefetch, maxBatch: Math.min(maxPrefetch, this.#offer.ahead) });
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
    if (left === undefined || price === 0n || left >= price * BigInt(maxBatch)) return maxBatch;
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

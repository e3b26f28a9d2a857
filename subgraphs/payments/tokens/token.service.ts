import { PlatformError } from "../../../errors/platform-error.ts";
import { isRefusal } from "../../../errors/refusal.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { ByteCache } from "../../../serving/byte-cache.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { AttributionService, Traceparent } from "../attribution/attribution.service.ts";
import { laneFor } from "../attribution/inbound-calls.ts";
import type { ChannelService } from "../channels/channel.service.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { PaymentToken } from "../model/payment-token.ts";
import { signDigest } from "../model/signature.ts";
import { TokenDigest } from "../model/token-digest.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import { requestsOf } from "./accepted-tokens.ts";
import { type ActPart, partOf } from "./act-log.ts";
import { signedWorth } from "./signed-counters.ts";
import type { TokenStore } from "./token-store.ts";
import type { TokenValidator } from "./token-validator.ts";

export interface TokenServiceOptions {
  readonly chain: Pick<EvmChain, "chainId">;
  readonly accounts: AccountService;
  readonly channels: ChannelService;
  readonly live: LiveChannels;
  readonly validator: TokenValidator;
  readonly store: TokenStore;
  readonly attribution: AttributionService;
}

/** Requests that a consumer is about to pay for. */
export interface Requests {
  readonly channelId: string;
  readonly lane: number;
  readonly count: number;
  /** Whether it is a batch token, which pays for all of them, and not a token for each. */
  readonly inOne?: boolean;
  /** W3C `traceparent` of the request that they are made for, if any. */
  readonly traceparent?: Traceparent;
}

/** Payment token that came with a request. */
export interface IncomingToken extends PaymentToken {
  /** Number of requests that it comes for, the newest that it counts; default 1. */
  readonly count?: number;
  /** Least price of each by now, if the provider names one. */
  readonly leastPrice?: bigint | undefined;
  /** W3C `traceparent` of the request, if it had one. */
  readonly traceparent?: Traceparent;
}

/** Payment tokens: signed for consumers, accepted for providers. */
export class TokenService {
  readonly #options: TokenServiceOptions;
  /** Digests by channel. */
  readonly #digests = new ByteCache<TokenDigest>({ maxBytes: 8 * 1_024 * 1_024, sizeOf: () => 512 });

  constructor(options: TokenServiceOptions) {
    this.#options = options;
  }

  /**
   * Signs the next requests of a lane, or of one that costs the same and is for the account that caused them. Their
   * counters are never signed again, whatever happens.
   * @throws NOT_FOUND, FORBIDDEN unless the consumer's keys are held for the organisation, TERMINATION_PENDING,
   * BAD_SIGNATURE when the channel's voucher key is not held here
   */
  async sign(
    { channelId, lane: asked, count, inOne = false, traceparent }: Requests,
    principal: Principal,
    part: ActPart | undefined,
  ): Promise<PaymentToken[]> {
    const { accounts, channels, live, store, attribution } = this.#options;
    const channel = live.find(channelId) ?? (await channels.require(channelId));
    const account = await accounts.require(channel.consumer, principal);
    if (channel.status !== "OPEN")
      throw new PlatformError("TERMINATION_PENDING", `the channel is ${channel.status}; open another one`);
    const { consumer, address: intermediary } = channel;
    const known = live.find(intermediary);
    if (!known?.lanes.has(asked))
      throw new PlatformError(
        "NOT_FOUND",
        `the channel has no lane ${asked}; it has ${[...(known?.lanes.keys() ?? [])].join(", ")}`,
      );
    const cause = attribution.attributionOf(known, { tokenId: known.tokenId, lane: asked }, traceparent);
    const voucherKey = await accounts.voucherKeys.require(account, channel.voucherKey);
    const key = { channel: intermediary, tokenId: channel.tokenId, lane: laneFor(known, asked, cause.callPath) };
    const { tokenId, lane, first } = await store.signed.take(key, count, part, cause);
    const digest = this.#digestOf(channel);
    const last = first + BigInt(count - 1);
    return Array.from({ length: inOne ? 1 : count }, (_, index) => {
      const requests = inOne ? last : first + BigInt(index);
      const signature = signDigest(digest.of(tokenId, lane, requests), voucherKey);
      return { intermediary, consumer, tokenId, lane, requests, signature };
    });
  }

  /**
   * Accepts a token, for each of its requests once; returns when that is on disk. A part of an act that is done again
   * accepts what it had accepted, whatever became of the channel.
   * @throws NOT_FOUND, FORBIDDEN unless the provider's keys are held for the organisation, what checking and storing throw
   */
  async accept(token: IncomingToken, principal: Principal, part: ActPart | undefined): Promise<void> {
    const { accounts, live, validator, store, attribution } = this.#options;
    try {
      const channel = live.require(token.intermediary);
      await accounts.require(channel.provider, principal);
      const { count, leastPrice } = token;
      await store.accepted.accept({ ...validator.check(token, count), leastPrice }, part);
      attribution.reportInboundCall(channel, token.lane, token.traceparent);
    } catch (error) {
      if (!part || part.isNew || !isRefusal(error) || !(await store.acts.find(part))) throw error;
    }
  }

  /** Accepts each token like {@link accept}, those of an act under their indexes. @returns by index, why others were refused */
  async validate(
    tokens: readonly IncomingToken[],
    principal: Principal,
    act: string | undefined,
  ): Promise<Map<number, PlatformError>> {
    const refused = new Map<number, PlatformError>();
    const accept = async (token: IncomingToken, index: number) => {
      try {
        await this.accept(token, principal, partOf(act, index));
      } catch (error) {
        if (!isRefusal(error)) throw error;
        refused.set(index, error);
      }
    };
    await Promise.all(tokens.map(accept));
    return refused;
  }

  /** Requests accepted under the token id in use, by lane; known only where the provider's keys are held. */
  async accepted(channel: ChannelRow, principal: Principal): Promise<ReadonlyMap<number, bigint> | undefined> {
    const { accounts, store } = this.#options;
    if (!(await accounts.isHeldFor(channel.provider, principal))) return undefined;
    return requestsOf(await store.accepted.newest({ channel: channel.address, tokenId: channel.tokenId }));
  }

  /** Requests signed under the token id in use, by lane; known only where the consumer's keys are held. */
  async signed(channel: ChannelRow, principal: Principal): Promise<ReadonlyMap<number, bigint> | undefined> {
    const { accounts, store } = this.#options;
    if (!(await accounts.isHeldFor(channel.consumer, principal))) return undefined;
    return store.signed.taken({ channel: channel.address, tokenId: channel.tokenId });
  }

  /** Amount held and not promised by a signed token; known only where the consumer's keys are held. */
  async available({ address, consumer, held }: ChannelRow, principal: Principal): Promise<bigint | undefined> {
    const { accounts, live, store } = this.#options;
    if (!(await accounts.isHeldFor(consumer, principal))) return undefined;
    const channel = live.find(address);
    const promised = channel ? await signedWorth(channel, store.signed) : 0n;
    return promised < held ? held - promised : 0n;
  }

  #digestOf({ address, consumer }: ChannelRow): TokenDigest {
    return this.#digests.getOr(address, () => new TokenDigest(this.#options.chain.chainId, address, consumer));
  }
}

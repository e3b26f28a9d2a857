import { flawOf } from "@ledgerloom/pay/protocol";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { ByteCache } from "../../../serving/byte-cache.ts";
import { priceUnder } from "../model/lane-price.ts";
import type { ValidatedChannel } from "../model/live-channel.ts";
import type { PaymentToken } from "../model/payment-token.ts";
import { signatureLength } from "../model/signature.ts";
import { TokenDigest } from "../model/token-digest.ts";
import { VoucherKeys } from "../model/voucher-keys.ts";
import type { PaymentPolicy } from "../policies/payment-policy.ts";
import { type KnownTokens, type OfferedToken, requireAdmissible } from "./admission.ts";

export interface ValidatorOptions {
  readonly chain: Pick<EvmChain, "chainId">;
  readonly channelOf: (address: string) => ValidatedChannel | undefined;
  /** Addresses of the assets that the provider takes, lower case; the zero address for ether. */
  readonly acceptedAssets: ReadonlySet<string>;
  /** Policy of the channel's provider. */
  readonly policyOf: (channel: ValidatedChannel) => AcceptingPolicy;
  /** Unix seconds, by the payment clock. */
  readonly now: () => number;
  readonly known: KnownTokens;
}

/** Limits of a provider's policy on tokens. */
export type AcceptingPolicy = Pick<PaymentPolicy, "riskCap" | "leastTolerancePeriod" | "leastTerminationPeriod">;

/** Digest and keys of a channel, kept between requests. */
interface Book {
  readonly digest: TokenDigest;
  readonly keys: VoucherKeys;
}

/** Memory of a digest and a key, about, and of all of them, in bytes: anybody can open channels. */
const bookBytes = 1_024;
const booksBytes = 64 * 1_024 * 1_024;

const highestCounter = 2n ** 64n - 1n;

/** Highest token id that can be redeemed, which takes a higher one. */
export const lastRedeemableId = 2n ** 64n - 2n;

/** Validator of payment tokens. Checks that cost little come before the signature. */
export class TokenValidator {
  readonly #options: ValidatorOptions;
  /** Made anew when forgotten: only the work of making them is lost. */
  readonly #books = new ByteCache<Book>({ maxBytes: booksBytes, sizeOf: () => bookBytes });

  constructor(options: ValidatorOptions) {
    this.#options = options;
  }

  /**
   * Checks a token by all that this instance knows.
   * @param count number of requests that it comes for, the newest that it counts
   * @returns the token as the store takes it, which decides whether another instance has accepted it meanwhile
   * @throws NOT_FOUND, TERMINATION_PENDING, ASSET_NOT_ACCEPTED, INVALID_TOKEN, REPLAYED_REQUEST, INSUFFICIENT_FUNDS,
   * RISK_CAP_EXCEEDED, BAD_SIGNATURE
   */
  check(token: PaymentToken, count = 1): OfferedToken {
    const channel = this.#channelOf(token);
    const policy = this.#options.policyOf(channel);
    requireRedeemable(channel, policy);
    requireFields(channel, token, count);
    requireSeen(channel, token);
    requireCurrentId(channel, token, this.#options.now());
    const offered = offerOf(channel, token, count, policy.riskCap);
    requireAdmissible(offered, this.#options.known);
    const { digest, keys } = this.#bookOf(channel);
    if (!keys.haveSigned(channel, token.tokenId, digest.of(token.tokenId, token.lane, token.requests), token.signature))
      throw badSignature();
    return offered;
  }

  /** @throws NOT_FOUND, ASSET_NOT_ACCEPTED, TERMINATION_PENDING */
  #channelOf({ intermediary }: PaymentToken): ValidatedChannel {
    const channel = this.#options.channelOf(intermediary);
    if (!channel) throw new PlatformError("NOT_FOUND", `there is no payment channel ${intermediary}`);
    if (!this.#options.acceptedAssets.has(channel.asset)) {
      throw new PlatformError(
        "ASSET_NOT_ACCEPTED",
        `the provider does not take the asset ${channel.asset}: pay with a channel in its offer's asset`,
      );
    }
    if (channel.status !== "OPEN")
      throw new PlatformError("TERMINATION_PENDING", `the channel is ${channel.status}; open another one`);
    return channel;
  }

  #bookOf({ address, consumer }: ValidatedChannel): Book {
    return this.#books.getOr(address, () => ({
      digest: new TokenDigest(this.#options.chain.chainId, address, consumer),
      keys: new VoucherKeys(),
    }));
  }
}

/** Periods of a channel, whose consumer must not be able to leave before it is redeemed. */
function requireRedeemable(channel: ValidatedChannel, policy: AcceptingPolicy): void {
  const flaw = flawOf(channel);
  if (flaw) throw invalid(flaw);
  const periods = [
    ["tolerance", channel.tolerancePeriod, policy.leastTolerancePeriod],
    ["termination", channel.terminationPeriod, policy.leastTerminationPeriod],
  ] as const;
  for (const [name, period, least] of periods) {
    if (period >= (least ?? 0)) continue;
    throw invalid(`the provider takes channels with ${name} periods from ${least} s on, and this has ${period} s`);
  }
}

function requireFields(
  channel: ValidatedChannel,
  { consumer, tokenId, requests, signature }: PaymentToken,
  count: number,
): void {
  if (tokenId > lastRedeemableId)
    throw invalid(`token id ${tokenId} could never be redeemed; the last is ${lastRedeemableId}`);
  if (consumer !== channel.consumer) throw invalid(`the channel's consumer is ${channel.consumer}, not ${consumer}`);
  if (requests < BigInt(count) || requests > highestCounter) {
    throw invalid(`requests takes ${count} to ${highestCounter} in a token for ${count}, not ${requests}`);
  }
  if (signature.length !== signatureLength) throw badSignature();
}

/**
 * Token id and lane that this instance has seen on the chain. A signer may have seen more, and the same token counts here
 * a moment later; refused for good, its request would be paid for twice.
 * @throws NOT_FOUND for an id or a lane of which nothing is known yet
 */
export function requireSeen(
  channel: Pick<ValidatedChannel, "tokenId" | "lanes">,
  { tokenId, lane }: Pick<PaymentToken, "tokenId" | "lane">,
): void {
  if (tokenId > channel.tokenId) throw unseen(`token id ${tokenId}, ${channel.tokenId} is in use`);
  if (!channel.lanes.has(lane)) throw unseen(`lane ${lane}`);
}

function requireCurrentId(channel: ValidatedChannel, { tokenId }: PaymentToken, now: number): void {
  if (tokenId === channel.tokenId) return;
  if (tokenId === channel.expiringTokenId && now < channel.redemptionReadyAt) return;
  throw invalid(`token id ${tokenId} is not in use; sign under ${channel.tokenId}`);
}

/** Token as the store takes it; the funds must cover all lanes, those of the id being redeemed too. */
function offerOf(channel: ValidatedChannel, token: PaymentToken, count: number, riskCap: bigint | null): OfferedToken {
  const { tokenId, lane, requests, signature } = token;
  const { address, held, lanes } = channel;
  if (priceUnder(lanes.get(lane), tokenId) === undefined)
    throw invalid(`token id ${tokenId} has no lane ${lane}: sign under another id or lane`);
  const isRedeeming = channel.redemptionReadyAt !== 0;
  return {
    lane: { channel: address, tokenId, lane },
    requests,
    count,
    signature,
    tokenIds: isRedeeming ? [channel.tokenId, channel.expiringTokenId] : [channel.tokenId],
    priceOf: (id, number) => priceUnder(lanes.get(number), id) ?? 0n,
    held,
    riskCap,
  };
}

const unseen = (what: string) =>
  new PlatformError("NOT_FOUND", `the channel has not had ${what} as far as is seen here; try again when the block is`);
const invalid = (why: string) => new PlatformError("INVALID_TOKEN", why);
const badSignature = () =>
  new PlatformError(
    "BAD_SIGNATURE",
    "no voucher key of the channel has signed this: channel, token id, lane and requests must be what was signed",
  );

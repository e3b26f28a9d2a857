import { PlatformError } from "../../../ledgers/errors.ts";
import type { AcceptedTokens } from "./accepted-tokens.ts";
import type { PaymentToken } from "./payment-token.ts";
import { addressOf, isSignedBy, recoverKeys, signatureLength } from "./signature.ts";
import { TokenDigest } from "./token-digest.ts";
import { type LaneKey, type OfferedToken, requireAdmissible } from "./token-store.ts";

/** What the validator must know of a channel; amounts in the asset's smallest unit. */
export interface ValidatedChannel {
  readonly address: string;
  readonly consumer: string;
  readonly provider: string;
  readonly voucherKey: string;
  readonly pricePerRequest: bigint;
  /** Deposited and neither redeemed nor returned, as far as the chain confirms it. */
  readonly held: bigint;
  readonly status: "OPEN" | "TERMINATING" | "TERMINATED";
  readonly tokenId: bigint;
  /** The id being redeemed; counts only until `redemptionReadyAt`. */
  readonly expiringTokenId: bigint;
  /** Unix seconds; 0 when no redemption is running. */
  readonly redemptionReadyAt: number;
}

export interface ValidatorOptions {
  readonly chainId: bigint;
  readonly channelOf: (address: string) => ValidatedChannel | undefined;
  /** Unix seconds, never going back. */
  readonly now: () => number;
  /** What is known to be accepted on a lane. */
  readonly known: (lane: LaneKey) => AcceptedTokens;
}

/** What the validator keeps about a channel between requests. */
interface Book {
  readonly digest: TokenDigest;
  /** The voucher key itself, once a signature has shown it; the chain knows its address only. */
  publicKey: Uint8Array | undefined;
  /** The address it belongs to: a reorganisation may open the same channel with another one. */
  publicKeyAddress: string;
}

/** Decides which tokens are right. Checks that cost little come before the signature. */
export class TokenValidator {
  readonly #options: ValidatorOptions;
  readonly #books = new Map<string, Book>();

  constructor(options: ValidatorOptions) {
    this.#options = options;
  }

  /**
   * Checks all that this instance can know of a token of one of our channels.
   * @returns what is left to decide: whether nobody else has accepted it meanwhile
   * @throws TERMINATION_PENDING, INVALID_TOKEN, REPLAYED_REQUEST, INSUFFICIENT_FUNDS, BAD_SIGNATURE
   */
  check(token: PaymentToken): OfferedToken {
    const channel = this.#channelOf(token);
    requireCurrentId(channel, token, this.#options.now());
    const offered = offerOf(channel, token);
    requireAdmissible(offered, this.#options.known);
    requireSignature(channel, this.#bookOf(channel), token);
    return offered;
  }

  /** The digest that a token's signature covers. */
  digestOf(channel: ValidatedChannel, tokenId: bigint, requests: bigint): Uint8Array {
    return this.#bookOf(channel).digest.of(tokenId, 0, requests);
  }

  #channelOf(token: PaymentToken): ValidatedChannel {
    const channel = this.#options.channelOf(token.intermediary);
    if (!channel) throw new PlatformError("NOT_FOUND", `there is no payment channel ${token.intermediary}`);
    if (channel.status !== "OPEN") throw new PlatformError("TERMINATION_PENDING", `the channel is ${channel.status}`);
    if (token.consumer !== channel.consumer) throw invalid(`the channel's consumer is ${channel.consumer}`);
    if (token.lane !== 0) throw invalid(`the channel has no lane ${token.lane}`);
    if (token.requests < 1n) throw invalid("requests count from 1");
    if (token.signature.length !== signatureLength) throw badSignature();
    return channel;
  }

  #bookOf(channel: ValidatedChannel): Book {
    let book = this.#books.get(channel.address);
    if (!book) {
      const digest = new TokenDigest(this.#options.chainId, channel.address, channel.consumer);
      book = { digest, publicKey: undefined, publicKeyAddress: "" };
      this.#books.set(channel.address, book);
    }
    return book;
  }
}

/** Everything accepted and not redeemed yet must be covered, the token id being redeemed included. */
function offerOf(channel: ValidatedChannel, { tokenId, lane, requests, signature }: PaymentToken): OfferedToken {
  const { address, held, pricePerRequest, redemptionReadyAt } = channel;
  const otherId = tokenId === channel.tokenId ? channel.expiringTokenId : channel.tokenId;
  return {
    lane: { channel: address, tokenId, lane },
    requests,
    signature,
    other: redemptionReadyAt === 0 ? undefined : { channel: address, tokenId: otherId, lane },
    covered: pricePerRequest === 0n ? highestCounter : held / pricePerRequest,
  };
}

/** Beyond what a token can count. */
const highestCounter = 2n ** 128n;

function requireCurrentId(channel: ValidatedChannel, { tokenId }: PaymentToken, now: number): void {
  if (tokenId === channel.tokenId) return;
  if (tokenId === channel.expiringTokenId && now < channel.redemptionReadyAt) return;
  throw invalid(`token id ${tokenId} is not in use; ${channel.tokenId} is`);
}

function requireSignature(channel: ValidatedChannel, book: Book, token: PaymentToken): void {
  const digest = book.digest.of(token.tokenId, token.lane, token.requests);
  if (book.publicKeyAddress !== channel.voucherKey) {
    const key = recoverKeys(digest, token.signature).find((candidate) => addressOf(candidate) === channel.voucherKey);
    if (!key) throw badSignature();
    book.publicKey = key;
    book.publicKeyAddress = channel.voucherKey;
  }
  if (!book.publicKey || !isSignedBy(book.publicKey, digest, token.signature)) throw badSignature();
}

const invalid = (why: string) => new PlatformError("INVALID_TOKEN", why);
const badSignature = () => new PlatformError("BAD_SIGNATURE", "the signature is not the channel's voucher key's");

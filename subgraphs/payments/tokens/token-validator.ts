import { PlatformError } from "../../../ledgers/errors.ts";
import { AcceptedTokens } from "./accepted-tokens.ts";
import type { PaymentToken } from "./payment-token.ts";
import { addressOf, isSignedBy, recoverKeys, signatureLength } from "./signature.ts";
import { TokenDigest } from "./token-digest.ts";

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
  /** Whether we are this provider. */
  readonly isOurs: (provider: string) => boolean;
  /** Unix seconds, never going back. */
  readonly now: () => number;
  /** What was accepted before this process started. */
  readonly restore?: (key: LaneKey) => AcceptedTokens | undefined;
}

export interface LaneKey {
  readonly channel: string;
  readonly tokenId: bigint;
  readonly lane: number;
}

/** What the validator keeps about a channel between requests. */
interface Book {
  readonly digest: TokenDigest;
  /** The voucher key itself, once a signature has shown it; the chain knows its address only. */
  publicKey: Uint8Array | undefined;
  /** The address it belongs to: a reorganisation may open the same channel with another one. */
  publicKeyAddress: string;
  readonly accepted: Map<bigint, AcceptedTokens>;
}

/** Decides in this process which requests are paid for. Checks that cost little come before the signature. */
export class TokenValidator {
  readonly #options: ValidatorOptions;
  readonly #books = new Map<string, Book>();

  constructor(options: ValidatorOptions) {
    this.#options = options;
  }

  /**
   * Accepts a token, once.
   * @returns what is now accepted on its lane; keep it before you answer
   * @throws NOT_FOUND, TERMINATION_PENDING, INVALID_TOKEN, REPLAYED_REQUEST, INSUFFICIENT_FUNDS, BAD_SIGNATURE
   */
  accept(token: PaymentToken): AcceptedTokens {
    const channel = this.#channelOf(token);
    const book = this.#bookOf(channel);
    requireCurrentId(channel, token, this.#options.now());
    const accepted = this.#acceptedOf(book, channel.address, token.tokenId);
    if (!accepted.window.isNew(token.requests)) {
      throw new PlatformError("REPLAYED_REQUEST", `request ${token.requests} was used before`);
    }
    this.#requireFunds(channel, book, token);
    requireSignature(channel, book, token);
    accepted.add(token.requests, token.signature);
    return accepted;
  }

  /** What was accepted under a token id; on the one lane there is. */
  accepted(channel: ValidatedChannel, tokenId: bigint): AcceptedTokens {
    return this.#acceptedOf(this.#bookOf(channel), channel.address, tokenId);
  }

  /** The digest that a token's signature covers. */
  digestOf(channel: ValidatedChannel, tokenId: bigint, requests: bigint): Uint8Array {
    return this.#bookOf(channel).digest.of(tokenId, 0, requests);
  }

  #channelOf(token: PaymentToken): ValidatedChannel {
    const channel = this.#options.channelOf(token.intermediary);
    if (!channel || !this.#options.isOurs(channel.provider)) {
      throw new PlatformError("NOT_FOUND", `${token.intermediary} is no payment channel of ours`);
    }
    if (channel.status !== "OPEN") throw new PlatformError("TERMINATION_PENDING", `the channel is ${channel.status}`);
    if (token.consumer !== channel.consumer) throw invalid(`the channel's consumer is ${channel.consumer}`);
    if (token.lane !== 0) throw invalid(`the channel has no lane ${token.lane}`);
    if (token.requests < 1n) throw invalid("requests count from 1");
    if (token.signature.length !== signatureLength) throw badSignature();
    return channel;
  }

  /** Everything accepted and not redeemed yet must be covered, the token id being redeemed included. */
  #requireFunds(channel: ValidatedChannel, book: Book, token: PaymentToken): void {
    let requests = token.requests;
    if (channel.redemptionReadyAt !== 0) {
      const other = token.tokenId === channel.tokenId ? channel.expiringTokenId : channel.tokenId;
      requests += this.#acceptedOf(book, channel.address, other).window.highest;
    }
    const value = requests * channel.pricePerRequest;
    if (value <= channel.held) return;
    throw new PlatformError("INSUFFICIENT_FUNDS", `the channel holds ${channel.held}, ${value} would be due`);
  }

  #bookOf(channel: ValidatedChannel): Book {
    let book = this.#books.get(channel.address);
    if (!book) {
      const digest = new TokenDigest(this.#options.chainId, channel.address, channel.consumer);
      book = { digest, publicKey: undefined, publicKeyAddress: "", accepted: new Map() };
      this.#books.set(channel.address, book);
    }
    return book;
  }

  #acceptedOf(book: Book, channel: string, tokenId: bigint): AcceptedTokens {
    let accepted = book.accepted.get(tokenId);
    if (!accepted) {
      accepted = this.#options.restore?.({ channel, tokenId, lane: 0 }) ?? new AcceptedTokens();
      book.accepted.set(tokenId, accepted);
    }
    return accepted;
  }
}

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

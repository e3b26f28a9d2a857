import type { BatchPosition } from "../headers/batch-position.ts";
import { maxSigned, type Trace, type WireToken } from "../protocol/operations.ts";
import { Batch } from "./batch.ts";
import { Prefetch } from "./prefetch.ts";

/** Token that one request is paid with. */
export interface RequestToken {
  readonly token: WireToken;
  /** Position in the batch; none of a token for one request. */
  readonly position?: BatchPosition;
  readonly batch?: Batch;
  /** Trace in which it was signed for, when it was for one request in a trace. */
  readonly trace?: Trace;
}

export interface LaneTokensOptions {
  /**
   * Signs for at most so many requests, in one batch token or each in its own.
   * @param trace of the request, when it is for one that is known
   * @returns the tokens, and for how many
   */
  readonly sign: (
    count: number,
    batch: boolean,
    trace: Trace,
  ) => Promise<readonly [tokens: readonly WireToken[], count: number]>;
  /** Says in which trace a request is made that was signed for before that was known. */
  readonly onMade: (token: WireToken, counter: bigint, trace: string) => void;
  /** Requests that are signed for before they are made, at most. */
  readonly maxPrefetch: number;
  /** Requests of a batch token that the provider takes, at most. */
  readonly maxBatch: number;
}

/** Tokens of one channel's lane: prefetched under load, and batch tokens where the provider takes them. */
export class LaneTokens {
  readonly #options: LaneTokensOptions;
  readonly #prefetch: Prefetch<RequestToken>;
  /** Requests of the next batch token: fewer once a provider has lost what it had accepted. */
  #batchSize: number;
  #losses = 0;

  constructor(options: LaneTokensOptions) {
    this.#options = options;
    this.#batchSize = options.maxBatch;
    const sign = (count: number, trace: Trace) => this.#sign(count, trace);
    this.#prefetch = new Prefetch({ sign, max: options.maxPrefetch, times: 16 });
  }

  /** A token that no other request has. @param trace of the request @throws what signing throws */
  async take(trace: Trace = null): Promise<RequestToken> {
    const taken = await this.#prefetch.take(trace);
    if (trace !== null && taken.trace !== trace) this.#options.onMade(taken.token, counterOf(taken), trace);
    return taken;
  }

  /** A token was refused; see {@link Prefetch.invalidate}. */
  invalidate(): void {
    this.#prefetch.invalidate();
  }

  async #sign(wanted: number, trace: Trace): Promise<RequestToken[]> {
    const size = Math.min(wanted, this.#batchSize);
    if (size < 2) {
      const [tokens] = await this.#options.sign(Math.min(wanted, maxSigned), false, trace);
      return tokens.map((token) => ({ token, trace }));
    }
    const [[token], of] = await this.#options.sign(size, true, null);
    if (!token) throw new Error("nothing was signed");
    if (of === 1) return [{ token }];
    const losses = this.#losses;
    const batch = new Batch({
      onAccepted: () => {
        this.#batchSize = Math.min(this.#options.maxBatch, this.#batchSize + 1);
      },
      onLost: () => this.#giveUp(losses),
    });
    return Array.from({ length: of }, (_, index) => ({ token, position: { place: index + 1, of }, batch }));
  }

  /** Nothing more is tried that was signed before the loss, and the next batches are smaller. */
  #giveUp(losses: number): void {
    if (losses !== this.#losses) return;
    this.#losses += 1;
    this.#batchSize = Math.floor(this.#batchSize / 2);
    this.#prefetch.clear();
  }
}

/** Counter by which a request is paid. */
const counterOf = ({ token, position }: RequestToken): bigint =>
  BigInt(token.requests) - BigInt(position ? position.of - position.place : 0);

import { PaymentError } from "../errors/payment-error.ts";
import { deferred } from "../promises/deferred.ts";
import { closing, isFinal } from "../protocol/closing.ts";
import { keyIdSchema, keySecretSchema, protocolVersion, type Welcome } from "../protocol/handshake.ts";
import type { Answer, EnsuredChannel, Operation, SignedTokens, Trace, WantedChannel } from "../protocol/operations.ts";
import type { PaymentBegun, Settlement, X402Payments, X402Terms } from "../protocol/x402.ts";
import { InboundCalls } from "./inbound-calls.ts";
import { Link, type ServiceKey } from "./link.ts";
import { PendingOperations, tooLate } from "./pending-operations.ts";
import type { InboundCall, OfferedToken, PrefetchedCall, WantedTokens } from "./token-requests.ts";

/** Where the team's payment server is, and with which key a service comes. */
export interface PaymentConnectionOptions extends ServiceKey {
  /** Such as `ws://127.0.0.1:4004/services`. */
  readonly url: string;
  /** How long an operation waits at most, restarts of the payment server included, in ms; default 15,000. */
  readonly patienceMs?: number | undefined;
}

/** Fewer, larger frames cost far less; it is what an answer takes under load. */
const maxGatheringMs = 5;

const [shortestPauseMs, maxPauseMs] = [50, 5_000];

/**
 * A service's connection to its payment server. What is asked for at nearly the same time goes together in one frame. When the connection
 * is lost it is made again, and the frames that were not answered are sent again under the same ids.
 */
export class PaymentConnection implements X402Payments {
  readonly #options: PaymentConnectionOptions;
  readonly #patienceMs: number;
  readonly #pending: PendingOperations;
  #link: Link;
  #welcome = deferred<Welcome>();
  #account: string | undefined;
  #isOpen = false;
  #ended: PaymentError | undefined;
  #pauseMs = shortestPauseMs;
  #waiting: NodeJS.Timeout | undefined;
  /** Whether nothing has come back since the last frame. */
  #isAwaited = false;
  #gathering: NodeJS.Timeout | undefined;
  readonly #calls = new InboundCalls();

  /** Connects at once. @throws PaymentError BAD_INPUT when the key is malformed */
  constructor(options: PaymentConnectionOptions) {
    if (!keyIdSchema.safeParse(options.keyId).success || !keySecretSchema.safeParse(options.secret).success) {
      throw new PaymentError(
        "BAD_INPUT",
        "keyId takes 32 lower-case hexadecimal digits, secret 64, as paymentServiceKeyCreate gave them",
      );
    }
    this.#options = options;
    this.#patienceMs = options.patienceMs ?? 15_000;
    this.#pending = new PendingOperations(this.#patienceMs);
    this.#welcome.promise.catch(() => {});
    this.#link = this.#connect();
  }

  /**
   * For whom the key acts, and on which chain; waits for the first connection.
   * @throws PaymentError UNAUTHENTICATED, FORBIDDEN, TIMEOUT
   */
  async welcome(): Promise<Welcome> {
    const late = deferred<never>();
    const timer = setTimeout(() => late.reject(tooLate()), this.#patienceMs);
    return Promise.race([this.#welcome.promise, late.promise]).finally(() => clearTimeout(timer));
  }

  /** For whom the key acts, lower case; `undefined` before the first connection. */
  get account(): string | undefined {
    return this.#account;
  }

  /** Signs for requests. @throws PaymentError PRICE_CHANGED above `maxPrice`, TERMINATION_PENDING, NOT_FOUND … */
  sign({ channel, lane, count = 1, batch = false, maxPrice, trace = null }: WantedTokens): Promise<SignedTokens> {
    this.#reportCall(trace);
    return this.#ask({ name: "sign", channel, lane, count, batch, maxPrice: `${maxPrice}`, trace });
  }

  /** Accepts a token, for each of its requests once. @throws PaymentError saying why it does not count */
  async validate({ token, count = 1, price, terms, trace = null }: OfferedToken): Promise<void> {
    await this.#ask({ name: "validate", token, count, price: `${price}`, terms, trace });
  }

  /** Notes a request that was let in with a token accepted before; what is signed for it is caused by its consumer. */
  noteInboundCall(call: InboundCall): void {
    this.#calls.note(call);
  }

  /** Attributes a request that was signed for before it was made: its cost is whose the trace is. */
  reattribute({ channel, lane, tokenId, counter, trace }: PrefetchedCall): void {
    this.#reportCall(trace);
    this.#ask({ name: "reattribute", channel, lane, tokenId, counter: `${counter}`, trace }).catch(() => {});
  }

  /** Finds, funds or opens the channel that is wanted. @throws PaymentError */
  ensureChannel(wanted: WantedChannel): Promise<EnsuredChannel> {
    return this.#ask({ name: "ensureChannel", wanted });
  }

  /** Checks what x402's `PAYMENT-SIGNATURE` brings, and holds it for one request. @throws PaymentError BAD_INPUT … */
  beginX402(header: string | undefined, terms: X402Terms): Promise<PaymentBegun> {
    return this.#ask({ name: "x402Begin", header: header ?? null, terms });
  }

  /** Charges a held payment. @throws PaymentError WRONG_STATE when it was held too long, or lost */
  finishX402(payment: string): Promise<Settlement> {
    return this.#ask({ name: "x402Finish", payment });
  }

  /** Gives a held payment up. @returns what a deposit that came with it did */
  giveUpX402(payment: string): Promise<Settlement | null> {
    return this.#ask({ name: "x402GiveUp", payment });
  }

  /** Ends it; what was not answered fails. */
  close(): void {
    this.#end(new PaymentError("CLOSED", "the connection was closed here; open another one"));
    this.#link.close();
  }

  /** Reports whose request a trace is part of, now that the payment server needs to know. */
  #reportCall(trace: Trace): void {
    const call = this.#calls.take(trace);
    if (call) this.#ask({ name: "reportInboundCall", ...call }).catch(() => {});
  }

  #ask<Result>(operation: Operation): Promise<Result> {
    if (this.#ended) return Promise.reject(this.#ended);
    const answer = this.#pending.add(operation) as Promise<Result>;
    if (this.#isOpen && this.#pending.waiting === 1) this.#flushSoon();
    return answer;
  }

  /** With all that this turn asks for; while the payment server is at work, with what comes until it answers. */
  #flushSoon(): void {
    if (this.#isAwaited) this.#gathering = setTimeout(() => this.#flush(), maxGatheringMs);
    else setImmediate(() => this.#flush());
  }

  #flush(): void {
    clearTimeout(this.#gathering);
    if (!this.#isOpen || this.#pending.waiting === 0) return;
    for (const payload of this.#pending.newFrames()) this.#link.send(payload);
    this.#isAwaited = true;
  }

  #connect(): Link {
    return new Link(this.#options.url, this.#options, {
      onOpen: (welcome) => {
        this.#isOpen = true;
        this.#pauseMs = shortestPauseMs;
        this.#account = welcome.account;
        this.#welcome.resolve(welcome);
        for (const payload of this.#pending.sentFrames()) this.#link.send(payload);
        this.#flush();
      },
      onPayload: (payload) => this.#settle(payload),
      onClose: (code, reason) => {
        this.#isOpen = false;
        if (isFinal(code)) this.#end(refusalOf(code, reason));
        else if (!this.#ended) this.#connectLater();
      },
    });
  }

  #settle(payload: string): void {
    this.#isAwaited = false;
    if (this.#pending.waiting > 0) setImmediate(() => this.#flush());
    for (const answer of JSON.parse(payload) as Answer[]) this.#pending.settle(answer);
  }

  /** Not all services at the same moment. */
  #connectLater(): void {
    this.#waiting = setTimeout(
      () => {
        this.#link = this.#connect();
      },
      this.#pauseMs * (0.5 + Math.random() / 2),
    );
    this.#pauseMs = Math.min(this.#pauseMs * 2, maxPauseMs);
  }

  #end(error: PaymentError): void {
    this.#ended ??= error;
    clearTimeout(this.#waiting);
    this.#welcome.reject(error);
    this.#pending.failAll(error);
  }
}

function refusalOf(code: number, reason: string): PaymentError {
  if (code === closing.revoked)
    return new PaymentError("FORBIDDEN", "the service's key was revoked: make another with paymentServiceKeyCreate");
  if (code === closing.otherVersion)
    return new PaymentError(
      "BAD_INPUT",
      `the payment server does not speak version ${protocolVersion} of the data plane, as this @ledgerloom/pay does: install the one that belongs to it (the payment server says: ${reason})`,
    );
  return new PaymentError(
    "UNAUTHENTICATED",
    "the payment server does not take the service's key: keyId and secret must be one that it gave out",
  );
}

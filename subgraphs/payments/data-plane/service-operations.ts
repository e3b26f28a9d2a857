import type { Logger } from "pino";
import type {
  Answer,
  EnsureChannelOperation,
  Operation,
  SignedAnswer,
  SignOperation,
  ValidateOperation,
  WireToken,
  X402Operation,
} from "../../../clients/pay/src/protocol/operations.ts";
import { PlatformError } from "../../../ledgers/errors.ts";
import { metrics } from "../../../telemetry/metrics.ts";
import { openRequest, within } from "../../../telemetry/requests.ts";
import { codeOf, endSpan, settling } from "../../../telemetry/spans.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import type { PaymentToken } from "../tokens/payment-token.ts";
import { signedWorth, type TakenCounts } from "../tokens/signed-worth.ts";
import type { TokenService } from "../tokens/token.service.ts";
import { requireSeen } from "../tokens/token-validator.ts";
import type { X402Service } from "../x402/x402.service.ts";
import type { ChannelFinder, Payer } from "./channel-finder.ts";
import { hasTerms, priceOf } from "./channel-terms.ts";
import { journalOf } from "./service-acts.ts";

export interface ServiceOperationsOptions {
  /** Whom the service acts for. */
  readonly payer: Payer;
  readonly live: LiveChannels;
  readonly tokens: TokenService;
  readonly finder: ChannelFinder;
  readonly taken: TakenCounts;
  readonly x402: X402Service;
  readonly log: Logger;
}

/** Does what one service asks for, for its account and no other. */
export class ServiceOperations {
  readonly #options: ServiceOperationsOptions;

  constructor(options: ServiceOperationsOptions) {
    this.#options = options;
  }

  /** Starts all at once; what goes to the store meanwhile goes there together. */
  run(operations: readonly Operation[], answer: (answer: Answer) => void): void {
    for (const operation of operations) {
      this.#traced(operation).then(
        (result) => answer(counted(operation, [operation[1], result])),
        (error) => answer(counted(operation, this.#failure(operation, error))),
      );
    }
  }

  /** In the trace of the request that is paid for, when it has one. */
  #traced(operation: Operation): Promise<unknown> {
    const traceparent = operation[0] === "sign" || operation[0] === "validate" ? operation[5] : null;
    if (traceparent === null) return this.#act(operation);
    const span = openRequest(`payment.${operation[0]}`, { traceparent });
    return settling(
      () => within(span, () => this.#act(operation)),
      () => endSpan(span),
      (error) => endSpan(span, codeOf(error)),
    );
  }

  #act(operation: Operation): Promise<unknown> {
    switch (operation[0]) {
      case "sign":
        return this.#sign(operation);
      case "validate":
        return this.#validate(operation);
      case "ensureChannel":
        return this.#ensureChannel(operation);
      case "x402Begin":
      case "x402Finish":
      case "x402GiveUp":
        return this.#x402(operation);
    }
  }

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_TOKEN without the lane, PRICE_CHANGED */
  async #sign([, id, address, lane, maxPrice, traceparent]: SignOperation): Promise<SignedAnswer> {
    const { live, tokens, taken } = this.#options;
    const { account, principal } = this.#options.payer;
    const channel = live.find(address);
    if (!channel) throw new PlatformError("NOT_FOUND", `there is no open payment channel ${address}`);
    if (channel.consumer !== account) throw new PlatformError("FORBIDDEN", `the channel is not ${account}'s`);
    const price = priceOf(channel, lane);
    if (price === undefined) throw new PlatformError("INVALID_TOKEN", `the channel has no lane ${lane}`);
    if (price > BigInt(maxPrice)) throw new PlatformError("PRICE_CHANGED", `a request costs ${price}`);
    const [token] = await tokens.sign({ channelId: address, lane, count: 1, traceparent }, principal, journalOf(id));
    if (!token) throw new PlatformError("INTERNAL", "nothing was signed");
    // With one lane and one id the newest token tells all; asking the store takes longer.
    const isAlone = channel.lanes.size === 1 && channel.redemptionReadyAt === 0;
    const spent = isAlone ? token.requests * price : await signedWorth(channel, taken);
    return [toWire(token), `${channel.held - spent}`];
  }

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_TOKEN, PRICE_CHANGED and what validating throws */
  async #validate([, id, wire, price, terms, traceparent]: ValidateOperation): Promise<true> {
    const { live, tokens } = this.#options;
    const { account, principal } = this.#options.payer;
    const token = fromWire(wire);
    const channel = live.find(token.intermediary);
    if (!channel) throw new PlatformError("NOT_FOUND", `there is no open payment channel ${token.intermediary}`);
    if (channel.provider !== account) throw new PlatformError("FORBIDDEN", `the channel does not pay ${account}`);
    if (!hasTerms(channel, terms)) throw new PlatformError("INVALID_TOKEN", "the channel has other terms");
    requireSeen(channel, token);
    // Requests under way while the price goes up pay what the id cost under which they were signed.
    const paid = priceOf(channel, token.lane) ?? 0n;
    if (paid < BigInt(price))
      throw new PlatformError("PRICE_CHANGED", `a request costs ${price}, the channel pays ${paid}`);
    const [refused] = await tokens.validate([{ ...token, traceparent }], principal, journalOf(id));
    if (refused) throw refused.error;
    return true;
  }

  #ensureChannel([, , wanted]: EnsureChannelOperation): Promise<unknown> {
    return this.#options.finder.ensure(wanted, this.#options.payer);
  }

  #x402(operation: X402Operation): Promise<unknown> {
    const { x402, payer } = this.#options;
    switch (operation[0]) {
      case "x402Begin": {
        const [, name, header, terms] = operation;
        return x402.begin({ name, header, terms, provider: payer.account }, payer.principal);
      }
      case "x402Finish":
        return x402.finish(operation[2], payer.principal);
      case "x402GiveUp":
        return x402.giveUp(operation[2], payer.principal);
    }
  }

  #failure([name, id]: Operation, error: unknown): Answer {
    if (error instanceof PlatformError) return [id, null, error.code, error.message, error.retryable];
    this.#options.log.error({ err: error, operation: name }, "Operation of a service failed");
    return [id, null, "INTERNAL", "unexpected error", false];
  }
}

function counted([name]: Operation, answer: Answer): Answer {
  metrics.serviceOperations.inc({ operation: name, code: answer.length === 2 ? "OK" : answer[2] });
  return answer;
}

function toWire({ intermediary, consumer, tokenId, lane, requests, signature }: PaymentToken): WireToken {
  const text = Buffer.from(signature.buffer, signature.byteOffset, signature.length).toString("base64");
  return [intermediary, consumer, `${tokenId}`, lane, `${requests}`, text];
}

function fromWire([intermediary, consumer, tokenId, lane, requests, signature]: WireToken): PaymentToken {
  return {
    intermediary,
    consumer,
    tokenId: BigInt(tokenId),
    lane,
    requests: BigInt(requests),
    signature: Buffer.from(signature, "base64"),
  };
}

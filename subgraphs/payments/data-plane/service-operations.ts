import type {
  Operation,
  OperationError,
  OperationOf,
  Outcome,
  SignedTokens,
  WireToken,
} from "@ledgerloom/pay/protocol";
import type { Logger } from "pino";
import { PlatformError } from "../../../errors/platform-error.ts";
import { metrics } from "../../../telemetry/metrics.ts";
import { openRequest, within } from "../../../telemetry/requests.ts";
import { codeOf, endSpan, settling } from "../../../telemetry/spans.ts";
import type { AttributionService } from "../attribution/attribution.service.ts";
import { hasCallerLanes } from "../attribution/inbound-calls.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import type { PaymentToken } from "../model/payment-token.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import type { ActPart } from "../tokens/act-log.ts";
import { type SignedCounters, signedWorth } from "../tokens/signed-counters.ts";
import type { TokenService } from "../tokens/token.service.ts";
import { requireSeen } from "../tokens/token-validator.ts";
import type { X402Service } from "../x402/x402.service.ts";
import type { ChannelFinder, Payer } from "./channel-finder.ts";
import { hasTerms, priceOf } from "./channel-terms.ts";
import { operationName } from "./service-acts.ts";

export interface ServiceOperationsOptions {
  /** Account that the service acts for, as a consumer or a provider. */
  readonly payer: Payer;
  readonly live: LiveChannels;
  readonly tokens: TokenService;
  readonly attribution: AttributionService;
  readonly finder: ChannelFinder;
  readonly signed: SignedCounters;
  readonly x402: X402Service;
  readonly log: Logger;
}

/** Operations of one service, for its account and no other. */
export class ServiceOperations {
  readonly #options: ServiceOperationsOptions;

  constructor(options: ServiceOperationsOptions) {
    this.#options = options;
  }

  /** Outcome of an operation, which takes effect once for a part of an act. */
  async run(operation: Operation, part: ActPart): Promise<Outcome> {
    const outcome = await this.#traced(operation, part).then(
      (result) => ({ result }),
      (error) => ({ error: this.#errorOf(operation, error) }),
    );
    const code = "error" in outcome ? outcome.error.code : "OK";
    metrics.serviceOperations.inc({ operation: operation.name, code });
    return outcome;
  }

  /** Span of an operation in the trace of its paid request; only when that is sampled. */
  async #traced(operation: Operation, part: ActPart): Promise<unknown> {
    const traceparent = operation.name === "sign" || operation.name === "validate" ? operation.trace : null;
    if (!traceparent || !isSampled(traceparent)) return this.#act(operation, part);
    const span = openRequest(`payment.${operation.name}`, { traceparent });
    return settling(
      () => within(span, () => this.#act(operation, part)),
      () => endSpan(span),
      (error) => endSpan(span, codeOf(error)),
    );
  }

  #act(operation: Operation, part: ActPart): Promise<unknown> {
    const { payer, finder, x402 } = this.#options;
    switch (operation.name) {
      case "sign":
        return this.#sign(operation, part);
      case "validate":
        return this.#validate(operation, part);
      case "reportInboundCall":
        return this.#reportInboundCall(operation);
      case "reattribute":
        return this.#reattribute(operation);
      case "ensureChannel":
        return finder.ensure(operation.wanted, payer);
      case "x402Begin": {
        const { header, terms } = operation;
        const offer = { ...terms, provider: payer.account };
        return x402.begin({ name: operationName(part), header, offer }, payer.principal);
      }
      case "x402Finish":
        return x402.finish(operation.payment, payer.principal);
      case "x402GiveUp":
        return x402.giveUp(operation.payment, payer.principal);
    }
  }

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_TOKEN without the lane, PRICE_CHANGED */
  async #sign(operation: OperationOf<"sign">, part: ActPart): Promise<SignedTokens> {
    const { channel: channelId, lane, count, batch: inOne, maxPrice, trace: traceparent } = operation;
    const { tokens, signed: counters, payer } = this.#options;
    const channel = this.#channelOf("consumer", channelId);
    const price = priceOf(channel, lane);
    if (price === undefined) throw noLane(lane);
    if (price > BigInt(maxPrice))
      throw new PlatformError("PRICE_CHANGED", `a request costs ${price}, and maxPrice is ${maxPrice}`);
    const signed = await tokens.sign({ channelId, lane, count, inOne, traceparent }, payer.principal, part);
    // With one lane and one id the newest token tells all; asking the store takes longer.
    const isAlone = channel.lanes.size === 1 && channel.redemptionReadyAt === 0;
    const spent = isAlone ? (signed.at(-1)?.requests ?? 0n) * price : await signedWorth(channel, counters);
    return { tokens: signed.map(toWire), left: `${channel.held - spent}`, hasOrigins: hasCallerLanes(channel) };
  }

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_TOKEN, PRICE_CHANGED and what validating throws */
  async #validate(operation: OperationOf<"validate">, part: ActPart): Promise<true> {
    const { count, price, terms, trace: traceparent } = operation;
    const { tokens, payer } = this.#options;
    const token = fromWire(operation.token);
    const channel = this.#channelOf("provider", token.intermediary);
    if (!hasTerms(channel, terms))
      throw new PlatformError(
        "INVALID_TOKEN",
        "the channel has other terms than the offer: open one with the offer's lanes, asset and periods",
      );
    requireSeen(channel, token);
    const leastPrice = BigInt(price);
    const paid = priceOf(channel, token.lane) ?? 0n;
    if (paid < leastPrice)
      throw new PlatformError(
        "PRICE_CHANGED",
        `a request costs ${price}, and the channel's lane pays ${paid}: open one with that price`,
      );
    await tokens.accept({ ...token, count, leastPrice, traceparent }, payer.principal, part);
    return true;
  }

  async #reportInboundCall({ channel, lane, trace }: OperationOf<"reportInboundCall">): Promise<true> {
    this.#options.attribution.reportInboundCall(this.#channelOf("provider", channel), lane, trace);
    return true;
  }

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_TOKEN without the lane */
  async #reattribute(operation: OperationOf<"reattribute">): Promise<true> {
    const { lane, trace: traceparent } = operation;
    const channel = this.#channelOf("consumer", operation.channel);
    if (!channel.lanes.has(lane)) throw noLane(lane);
    const made = { lane, tokenId: BigInt(operation.tokenId), counter: BigInt(operation.counter), traceparent };
    await this.#options.attribution.reattribute(channel, made);
    return true;
  }

  /** Channel of which the service's account is the consumer, or the provider. @throws NOT_FOUND, FORBIDDEN */
  #channelOf(party: "consumer" | "provider", address: string): LiveChannel {
    const { live, payer } = this.#options;
    const channel = live.require(address);
    if (channel[party] === payer.account) return channel;
    throw new PlatformError("FORBIDDEN", `the channel's ${party} is another account than the key's, ${payer.account}`);
  }

  #errorOf({ name }: Operation, error: unknown): OperationError {
    if (error instanceof PlatformError)
      return { code: error.code, message: error.message, isRetryable: error.retryable };
    this.#options.log.error({ err: error, operation: name }, "Operation of a service failed");
    return { code: "INTERNAL", message: "unexpected error", isRetryable: false };
  }
}

const noLane = (lane: number) => new PlatformError("INVALID_TOKEN", `the channel has no lane ${lane}`);

/** Sampled flag of a `traceparent`: its last bit. */
const isSampled = (traceparent: string): boolean => Number.parseInt(traceparent.slice(-1), 16) % 2 === 1;

function toWire({ intermediary, consumer, tokenId, lane, requests, signature }: PaymentToken): WireToken {
  const text = Buffer.from(signature.buffer, signature.byteOffset, signature.length).toString("base64");
  return { intermediary, consumer, tokenId: `${tokenId}`, lane, requests: `${requests}`, signature: text };
}

function fromWire({ tokenId, requests, signature, ...token }: WireToken): PaymentToken {
  return {
    ...token,
    tokenId: BigInt(tokenId),
    requests: BigInt(requests),
    signature: Buffer.from(signature, "base64"),
  };
}

import type {
  CalledOperation,
  EnsureChannelOperation,
  MadeOperation,
  Operation,
  Outcome,
  SignedAnswer,
  SignOperation,
  Trace,
  ValidateOperation,
  X402Operation,
} from "@ledgerloom/pay/protocol";
import type { Logger } from "pino";
import { PlatformError } from "../../../errors/platform-error.ts";
import { metrics } from "../../../telemetry/metrics.ts";
import { openRequest, within } from "../../../telemetry/requests.ts";
import { codeOf, endSpan, settling } from "../../../telemetry/spans.ts";
import { hasOrigins } from "../attribution/call-origins.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import { signedWorth, type TakenCounts } from "../tokens/signed-worth.ts";
import type { TokenService } from "../tokens/token.service.ts";
import type { ActPart } from "../tokens/token-store.ts";
import { requireSeen } from "../tokens/token-validator.ts";
import type { X402Service } from "../x402/x402.service.ts";
import type { ChannelFinder, Payer } from "./channel-finder.ts";
import { hasTerms, priceOf } from "./channel-terms.ts";
import { operationName } from "./service-acts.ts";
import { fromWire, toWire } from "./wire-tokens.ts";

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

  /** Does an operation, once for the same part of an act. */
  async run(operation: Operation, part: ActPart): Promise<Outcome> {
    try {
      return counted(operation, [await this.#traced(operation, part)]);
    } catch (error) {
      return counted(operation, this.#failure(operation, error));
    }
  }

  /** In the trace of the request that is paid for, when that is recorded. */
  #traced(operation: Operation, part: ActPart): Promise<unknown> {
    const traceparent = traceOf(operation);
    if (!traceparent || !isSampled(traceparent)) return this.#act(operation, part);
    const span = openRequest(`payment.${operation[0]}`, { traceparent });
    return settling(
      () => within(span, () => this.#act(operation, part)),
      () => endSpan(span),
      (error) => endSpan(span, codeOf(error)),
    );
  }

  #act(operation: Operation, part: ActPart): Promise<unknown> {
    switch (operation[0]) {
      case "sign":
        return this.#sign(operation, part);
      case "validate":
        return this.#validate(operation, part);
      case "called":
        return this.#noteCall(operation);
      case "made":
        return this.#noteMade(operation);
      case "ensureChannel":
        return this.#ensureChannel(operation);
      case "x402Begin":
      case "x402Finish":
      case "x402GiveUp":
        return this.#x402(operation, part);
    }
  }

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_TOKEN without the lane, PRICE_CHANGED */
  async #sign(
    [, address, lane, count, inOne, maxPrice, traceparent]: SignOperation,
    part: ActPart,
  ): Promise<SignedAnswer> {
    const { tokens, taken } = this.#options;
    const { principal } = this.#options.payer;
    const channel = this.#paid(address);
    const price = priceOf(channel, lane);
    if (price === undefined) throw new PlatformError("INVALID_TOKEN", `the channel has no lane ${lane}`);
    if (price > BigInt(maxPrice))
      throw new PlatformError("PRICE_CHANGED", `a request costs ${price}, and maxPrice is ${maxPrice}`);
    const signed = await tokens.sign({ channelId: address, lane, count, inOne, traceparent }, principal, part);
    // With one lane and one id the newest token tells all; asking the store takes longer.
    const isAlone = channel.lanes.size === 1 && channel.redemptionReadyAt === 0;
    const spent = isAlone ? (signed.at(-1)?.requests ?? 0n) * price : await signedWorth(channel, taken);
    return [signed.map(toWire), `${channel.held - spent}`, hasOrigins(channel)];
  }

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_TOKEN, PRICE_CHANGED and what validating throws */
  async #validate([, wire, count, price, terms, traceparent]: ValidateOperation, part: ActPart): Promise<true> {
    const { tokens } = this.#options;
    const { principal } = this.#options.payer;
    const token = fromWire(wire);
    const channel = this.#paying(token.intermediary);
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
    await tokens.accept({ ...token, count, leastPrice, traceparent }, principal, part);
    return true;
  }

  async #noteCall([, address, lane, traceparent]: CalledOperation): Promise<true> {
    this.#options.tokens.noteCall(this.#paying(address), lane, traceparent);
    return true;
  }

  /** @throws NOT_FOUND, FORBIDDEN, INVALID_TOKEN without the lane */
  async #noteMade([, address, lane, tokenId, counter, traceparent]: MadeOperation): Promise<true> {
    const channel = this.#paid(address);
    if (!channel.lanes.has(lane)) throw new PlatformError("INVALID_TOKEN", `the channel has no lane ${lane}`);
    const made = { lane, tokenId: BigInt(tokenId), counter: BigInt(counter), traceparent };
    await this.#options.tokens.noteMade(channel, made);
    return true;
  }

  /** A channel that the service's account pays with. @throws NOT_FOUND, FORBIDDEN */
  #paid(address: string): LiveChannel {
    const { account } = this.#options.payer;
    const channel = this.#channel(address);
    if (channel.consumer !== account)
      throw new PlatformError("FORBIDDEN", `the channel's consumer is another account than the key's, ${account}`);
    return channel;
  }

  /** A channel that pays the service's account. @throws NOT_FOUND, FORBIDDEN */
  #paying(address: string): LiveChannel {
    const { account } = this.#options.payer;
    const channel = this.#channel(address);
    if (channel.provider !== account)
      throw new PlatformError("FORBIDDEN", `the channel pays another account than the key's, ${account}`);
    return channel;
  }

  #channel(address: string): LiveChannel {
    const channel = this.#options.live.find(address);
    if (!channel) throw new PlatformError("NOT_FOUND", `there is no open payment channel ${address}; open another one`);
    return channel;
  }

  #ensureChannel([, wanted]: EnsureChannelOperation): Promise<unknown> {
    return this.#options.finder.ensure(wanted, this.#options.payer);
  }

  #x402(operation: X402Operation, part: ActPart): Promise<unknown> {
    const { x402, payer } = this.#options;
    switch (operation[0]) {
      case "x402Begin": {
        const [, header, terms] = operation;
        return x402.begin({ name: operationName(part), header, terms, provider: payer.account }, payer.principal);
      }
      case "x402Finish":
        return x402.finish(operation[1], payer.principal);
      case "x402GiveUp":
        return x402.giveUp(operation[1], payer.principal);
    }
  }

  #failure([name]: Operation, error: unknown): Outcome {
    if (error instanceof PlatformError) return [null, error.code, error.message, error.retryable];
    this.#options.log.error({ err: error, operation: name }, "Operation of a service failed");
    return [null, "INTERNAL", "unexpected error", false];
  }
}

/** The trace of the request that is paid for. */
function traceOf(operation: Operation): Trace {
  if (operation[0] === "sign") return operation[6];
  return operation[0] === "validate" ? operation[5] : null;
}

/** Whether the last bit of a `traceparent` says so. */
const isSampled = (traceparent: string): boolean => Number.parseInt(traceparent.slice(-1), 16) % 2 === 1;

function counted([name]: Operation, outcome: Outcome): Outcome {
  metrics.serviceOperations.inc({ operation: name, code: outcome.length === 1 ? "OK" : outcome[1] });
  return outcome;
}

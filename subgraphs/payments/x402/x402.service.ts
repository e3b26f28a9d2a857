import type { PaymentBegun, Settlement } from "@ledgerloom/pay/protocol";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { SingleFlight } from "../../../serving/single-flight.ts";
import type { Database } from "../../../store/database/database.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import type { PolicyStore } from "../policies/policy-store.ts";
import { settlementAddress } from "../projection/scheme.ts";
import type { SchemeChannels } from "../projection/scheme-channels.ts";
import { ChainPayments } from "./chain-payments.ts";
import { ClaimService } from "./claim.service.ts";
import { channelOf, HeldPayments } from "./held-payments.ts";
import { correction, type Moved, type Offer, type PaymentOutcome, requirementsOf, settlementOf } from "./offer.ts";
import { type PaymentPayload, parsePayment, type RefundPayload } from "./payment-payload.ts";
import { PaymentRefusal } from "./refusal.ts";
import { SchemeDigests } from "./scheme-digests.ts";
import { type SendTransaction, SettlementContract } from "./settlement-contract.ts";
import { Standings } from "./standings.ts";
import { VoucherCheck } from "./voucher-check.ts";
import { VoucherStore } from "./voucher-store.ts";

export interface X402Options {
  readonly chain: Pick<EvmChain, "chainId" | "codeAt">;
  readonly database: Database;
  readonly accounts: AccountService;
  readonly channels: SchemeChannels;
  readonly policyStore: PolicyStore;
  readonly send: SendTransaction;
  /** Unix seconds, by the payment clock. */
  readonly now: () => number;
}

/** Request to be paid for. */
export interface PaidRequest {
  /** Unique name, under which the same request gets the same answer. */
  readonly name: string;
  /** Header `PAYMENT-SIGNATURE`. */
  readonly header: string | null;
  readonly offer: Offer;
}

interface HeldPayment {
  readonly payload: PaymentPayload;
  readonly price: bigint;
  readonly provider: string;
  /** Deposit that came with the voucher. */
  readonly deposit: Moved | undefined;
}

/** Payments with x402 to accounts whose keys are held here, one after the other per channel. */
export class X402Service {
  readonly claims: ClaimService;
  readonly #options: ReturnType<typeof partsOf>;
  /** Whether the scheme's contract was found on the chain. */
  #isDeployed = false;
  readonly #held = new HeldPayments<HeldPayment>();
  readonly #beginning = new SingleFlight<PaymentBegun>();

  constructor(options: X402Options) {
    this.#options = partsOf(options);
    this.claims = this.#options.claims;
  }

  /**
   * Checks a payment and holds it for one request; a deposit is collected first, a refund made at once.
   * @throws NOT_FOUND on a chain without the scheme's contract, BAD_INPUT for a malformed header, FORBIDDEN unless the
   * provider's keys are held for the organisation, LEDGER_UNAVAILABLE, STORE_UNAVAILABLE
   */
  async begin(request: PaidRequest, principal: Principal): Promise<PaymentBegun> {
    const account = await this.#options.accounts.require(request.offer.provider, principal);
    this.#isDeployed ||= (await this.#options.chain.codeAt(settlementAddress)) !== "0x";
    if (!this.#isDeployed)
      throw new PlatformError(
        "NOT_FOUND",
        "x402 can be paid only where its contracts are deployed, and on this chain they are not",
      );
    return this.#beginning.run(`${account.address} ${request.name}`, () => this.#begin(request, account));
  }

  /** Charges a held payment, once; returns when that is durable. @throws WRONG_STATE, STORE_UNAVAILABLE */
  async finish(id: string, principal: Principal): Promise<Settlement> {
    const held = await this.#find(id, principal);
    if (held) await this.#charge(id, held);
    const channel = channelOf(id);
    const newest = await this.#options.vouchers.chargedFor(channel, id);
    if (!newest) throw new PlatformError("WRONG_STATE", "the payment was given up, or held too long; pay anew");
    return this.#settlement(channel, { ...newest, moved: held?.deposit });
  }

  /** Gives up a held payment, whose voucher is not used. @returns the settlement of its deposit, if it had one */
  async giveUp(id: string, principal: Principal): Promise<Settlement | null> {
    const held = await this.#find(id, principal);
    this.#held.release(id);
    if (!held?.deposit) return null;
    const charged = held.payload.voucher.maxClaimableAmount - held.price;
    return this.#settlement(channelOf(id), { charged, price: 0n, moved: held.deposit });
  }

  async #find(id: string, principal: Principal): Promise<HeldPayment | undefined> {
    const held = this.#held.find(id);
    if (held) await this.#options.accounts.require(held.provider, principal);
    return held;
  }

  async #begin({ name, header, offer }: PaidRequest, account: HeldAccount): Promise<PaymentBegun> {
    const { chain, check } = this.#options;
    if (header === null) return { kind: "required", accepts: [requirementsOf(chain.chainId, offer)] };
    const payment = parsePayment(header);
    try {
      check.requireOffered(payment, offer);
      return await this.#hold(name, payment.payload, offer, account);
    } catch (error) {
      if (!(error instanceof PaymentRefusal)) throw error;
      const further = this.#correctionOf(error, payment.payload);
      return { kind: "required", error: error.code, accepts: [requirementsOf(chain.chainId, offer, further)] };
    }
  }

  async #hold(name: string, payload: PaymentPayload, offer: Offer, account: HeldAccount): Promise<PaymentBegun> {
    const { channelId } = payload.voucher;
    const id = `${channelId}/${name}`;
    const held = { kind: "held", payment: id, payer: payload.channelConfig.payer } as const;
    if (this.#held.find(id)) return held;
    const { standings } = this.#options;
    const price = payload.type === "refund" ? 0n : BigInt(offer.price);
    // Only its payer can hold a channel.
    await standings.requireRight(payload, price);
    this.#held.take(id);
    try {
      // The channel may have been charged during the read above.
      standings.requireAmount(payload, price);
      if (payload.type === "refund") {
        const settlement = await this.#refund(payload, offer, account);
        this.#held.release(id);
        return { kind: "refunded", settlement };
      }
      this.#held.keep(id, await this.#pay(payload, offer, account));
      return held;
    } catch (error) {
      this.#held.release(id);
      throw error;
    }
  }

  async #pay(payload: PaymentPayload, offer: Offer, account: HeldAccount): Promise<HeldPayment> {
    const { claims, chainPayments } = this.#options;
    await claims.claimBeyondRisk(payload, account);
    const deposit = payload.type === "deposit" ? await chainPayments.deposit(payload, offer, account) : undefined;
    return { payload, price: BigInt(offer.price), provider: account.address, deposit };
  }

  async #refund(payload: RefundPayload, offer: Offer, account: HeldAccount): Promise<Settlement> {
    const moved = await this.#options.chainPayments.refund(payload, offer, account);
    const { channelId, maxClaimableAmount: charged } = payload.voucher;
    return this.#settlement(channelId, { charged, moved });
  }

  async #charge(id: string, { payload, price }: HeldPayment): Promise<void> {
    const { vouchers, standings } = this.#options;
    const { channelId: channel, maxClaimableAmount: charged, signature } = payload.voucher;
    this.#held.pin(id);
    try {
      const since = standings.unclaimedSince(channel);
      await vouchers.charge({ channel, charged, price, signature, payment: id, since });
    } catch (error) {
      // A payment that is finished twice was charged before.
      if (!(error instanceof PlatformError && error.code === "REPLAYED_REQUEST")) throw error;
    } finally {
      this.#held.release(id);
    }
  }

  #settlement(channelId: string, outcome: PaymentOutcome): Settlement {
    const { chain, channels } = this.#options;
    return settlementOf(chain.chainId, channels.find(channelId), outcome);
  }

  #correctionOf({ reason }: PaymentRefusal, { voucher }: PaymentPayload): object {
    if (reason !== "cumulative_amount_mismatch") return {};
    const proof = this.#options.standings.proof(voucher.channelId);
    return proof ? correction(proof.channel, proof.charged) : {};
  }
}

function partsOf({ chain, database, accounts, channels, policyStore: policies, send, now }: X402Options) {
  const digests = new SchemeDigests(chain);
  const vouchers = new VoucherStore(database);
  const contract = new SettlementContract(digests, send);
  const check = new VoucherCheck(chain, digests);
  return {
    chain,
    accounts,
    channels,
    vouchers,
    check,
    standings: new Standings(channels, vouchers, check, now),
    chainPayments: new ChainPayments(contract, channels, vouchers, now),
    claims: new ClaimService({ accounts, channels, vouchers, contract, policies }),
  };
}

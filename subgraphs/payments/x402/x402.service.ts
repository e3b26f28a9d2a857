import type { PaymentBegun, Settlement, X402Terms } from "../../../clients/pay/src/protocol/x402.ts";
import type { Principal } from "../../../principals/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { HeldAccount } from "../keys/key-store.ts";
import type { ChainPayments, Moved } from "./chain-payments.ts";
import type { ClaimService } from "./claim.service.ts";
import { HeldPayments } from "./held-payments.ts";
import { channelState, correction, networkOf, requirementsOf } from "./offer.ts";
import { type PaymentPayload, parsePayment } from "./payment-payload.ts";
import { PaymentRefusal } from "./refusal.ts";
import type { SchemeChannels } from "./scheme-channels.ts";
import type { Standings } from "./standings.ts";
import type { VoucherCheck } from "./voucher-check.ts";
import type { VoucherStore } from "./voucher-store.ts";

export interface X402ServiceOptions {
  readonly chainId: bigint;
  readonly accounts: AccountService;
  readonly channels: SchemeChannels;
  readonly vouchers: VoucherStore;
  readonly check: VoucherCheck;
  readonly standings: Standings;
  readonly chainPayments: ChainPayments;
  readonly claims: ClaimService;
}

/** A payment whose request is being served. */
interface HeldPayment {
  readonly payload: PaymentPayload;
  readonly terms: X402Terms;
  /** What came with it. */
  readonly deposit: Moved | undefined;
}

/** Takes payments with x402 for accounts whose keys are held here, one after the other per channel. */
export class X402Service {
  readonly #options: X402ServiceOptions;
  readonly #held = new HeldPayments<HeldPayment>();

  constructor(options: X402ServiceOptions) {
    this.#options = options;
  }

  /**
   * Checks a payment and holds it for one request; a deposit is fetched first, a refund made at once.
   * @throws BAD_INPUT for a malformed header, FORBIDDEN unless the provider's keys are held for the organisation,
   * LEDGER_UNAVAILABLE, STORE_UNAVAILABLE
   */
  async begin(header: string | undefined, terms: X402Terms, principal: Principal): Promise<PaymentBegun> {
    const { accounts, chainId, check } = this.#options;
    const account = await accounts.require(terms.provider, principal);
    if (header === undefined) return { kind: "required", accepts: [requirementsOf(chainId, terms)] };
    const payment = parsePayment(header);
    try {
      check.requireOffered(payment, terms);
      return await this.#hold(payment.payload, terms, account);
    } catch (error) {
      if (!(error instanceof PaymentRefusal)) throw error;
      const further = await this.#correctionOf(error, payment.payload);
      return { kind: "required", error: error.code, accepts: [requirementsOf(chainId, terms, further)] };
    }
  }

  /** Charges a held payment; returns when that is durable. @throws WRONG_STATE, REPLAYED_REQUEST, STORE_UNAVAILABLE */
  async finish(id: string, principal: Principal): Promise<Settlement> {
    const { payload, terms, deposit } = await this.#finish(id, principal);
    const { channelId: channel, maxClaimableAmount: charged, signature } = payload.voucher;
    try {
      await this.#options.vouchers.charge({ channel, charged, price: BigInt(terms.price), signature });
    } finally {
      this.#held.release(id);
    }
    return this.#settlement(payload, charged, deposit, { chargedAmount: terms.price });
  }

  /** Gives up a held payment: its voucher was not used. @returns what a deposit that came with it did */
  async giveUp(id: string, principal: Principal): Promise<Settlement | undefined> {
    const { payload, terms, deposit } = await this.#finish(id, principal);
    this.#held.release(id);
    const charged = payload.voucher.maxClaimableAmount - BigInt(terms.price);
    return deposit && this.#settlement(payload, charged, deposit, { chargedAmount: "0" });
  }

  async #finish(id: string, principal: Principal): Promise<HeldPayment> {
    const held = this.#held.finish(id);
    await this.#options.accounts.require(held.terms.provider, principal);
    return held;
  }

  async #hold(payload: PaymentPayload, terms: X402Terms, account: HeldAccount): Promise<PaymentBegun> {
    const { standings, chainPayments } = this.#options;
    const id = this.#held.take(payload.voucher.channelId);
    try {
      await standings.requireRight(payload, payload.type === "refund" ? 0n : BigInt(terms.price));
      if (payload.type === "refund") {
        const refund = await chainPayments.refund(payload, account);
        this.#held.release(id);
        return { kind: "refunded", settlement: this.#settlement(payload, payload.voucher.maxClaimableAmount, refund) };
      }
      await this.#claimBeyondRisk(payload, terms, account);
      const deposit = payload.type === "deposit" ? await chainPayments.deposit(payload, terms, account) : undefined;
      this.#held.keep(id, { payload, terms, deposit });
      return { kind: "held", payment: id };
    } catch (error) {
      this.#held.release(id);
      throw error;
    }
  }

  async #claimBeyondRisk({ voucher }: PaymentPayload, { riskCap }: X402Terms, account: HeldAccount): Promise<void> {
    if (riskCap === undefined) return;
    const { channels, claims } = this.#options;
    const atRisk = voucher.maxClaimableAmount - (channels.find(voucher.channelId)?.claimed ?? 0n);
    if (atRisk > BigInt(riskCap)) await claims.claimNow(account);
  }

  async #correctionOf({ reason }: PaymentRefusal, { voucher }: PaymentPayload): Promise<object> {
    if (reason !== "cumulative_amount_mismatch") return {};
    const proof = await this.#options.standings.proof(voucher.channelId);
    return proof ? correction(proof.channel, proof.charged) : {};
  }

  #settlement(
    { channelConfig, voucher }: PaymentPayload,
    charged: bigint,
    moved?: Moved,
    further: object = {},
  ): Settlement {
    const { chainId, channels } = this.#options;
    const channel = channels.find(voucher.channelId);
    return {
      ...{ success: true, network: networkOf(chainId), payer: channelConfig.payer },
      transaction: moved?.transaction.hash ?? "",
      amount: moved ? `${moved.amount}` : "",
      extra: { ...further, ...(channel && { channelState: channelState(channel, charged) }) },
    };
  }
}

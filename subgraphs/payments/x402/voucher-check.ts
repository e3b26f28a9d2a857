import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import { ByteCache } from "../../../serving/byte-cache.ts";
import { VoucherKeys } from "../model/voucher-keys.ts";
import { scheme } from "../projection/scheme.ts";
import { networkOf, type Offer } from "./offer.ts";
import type { Payment, PaymentPayload } from "./payment-payload.ts";
import { PaymentRefusal } from "./refusal.ts";
import type { SchemeDigests } from "./scheme-digests.ts";

/** Standing of a channel, as far as its payer's next voucher is concerned. */
export interface Standing {
  readonly charged: bigint;
  /** Amount paid in, with the deposit that comes with the voucher. */
  readonly balance: bigint;
  readonly withdrawing: bigint;
}

/** Checks of payments. Those that cost little come before the signature. */
export class VoucherCheck {
  readonly #chain: Pick<EvmChain, "chainId">;
  readonly #digests: SchemeDigests;
  /** Keys of payers, by channel, once a signature has shown them; the chain knows addresses only. */
  readonly #keys = new ByteCache<VoucherKeys>({ maxBytes: 8 * 1_024 * 1_024, sizeOf: () => 256 });

  constructor(chain: Pick<EvmChain, "chainId">, digests: SchemeDigests) {
    this.#chain = chain;
    this.#digests = digests;
  }

  /** @throws PaymentRefusal unless the payment is for a channel of this offer */
  requireOffered({ accepted, payload }: Payment, offer: Offer): void {
    const { channelConfig: config, voucher } = payload;
    if (accepted.scheme !== scheme) throw new PaymentRefusal("scheme");
    if (accepted.network !== networkOf(this.#chain.chainId)) throw new PaymentRefusal("network_mismatch");
    if (config.receiver !== offer.provider) throw new PaymentRefusal("receiver_mismatch");
    if (config.receiverAuthorizer !== offer.provider) throw new PaymentRefusal("receiver_authorizer_mismatch");
    if (config.token !== offer.asset) throw new PaymentRefusal("token_mismatch");
    if (config.withdrawDelay !== offer.withdrawDelay) throw new PaymentRefusal("withdraw_delay_mismatch");
    if (this.#digests.channelId(config) !== voucher.channelId) throw new PaymentRefusal("channel_id_mismatch");
  }

  /** @throws PaymentRefusal unless the voucher adds just a price to the channel's charge, and the balance covers that */
  requireAmount({ voucher }: PaymentPayload, price: bigint, { charged, balance, withdrawing }: Standing): void {
    const ceiling = voucher.maxClaimableAmount;
    if (ceiling !== charged + price) {
      throw new PaymentRefusal(
        "cumulative_amount_mismatch",
        `the voucher is for ${ceiling}, due are ${charged + price}`,
      );
    }
    // A payer that does not know its own channel reads the chain after such a refusal.
    if (ceiling > balance) throw new PaymentRefusal("cumulative_amount_mismatch", `the channel holds ${balance}`);
    if (ceiling > balance - withdrawing) throw new PaymentRefusal("cumulative_exceeds_balance");
  }

  /**
   * @param isFunded whether the channel holds money: only then its payer's key is kept, to need no recovery for the next
   * @throws PaymentRefusal unless the payer's key has signed the voucher
   */
  requireSignature({ channelConfig: { payerAuthorizer }, voucher }: PaymentPayload, isFunded: boolean): void {
    const { channelId, maxClaimableAmount, signature } = voucher;
    const keys = this.#keys.get(channelId) ?? new VoucherKeys();
    const digest = this.#digests.voucher(channelId, maxClaimableAmount);
    const signer = { voucherKey: payerAuthorizer, retiredKeys: none };
    if (!keys.haveSigned(signer, 0n, digest, signature)) throw new PaymentRefusal("voucher_signature");
    if (isFunded) this.#keys.set(channelId, keys);
  }
}

/** Retired keys, of which a payer has none: it signs with one key for good. */
const none: ReadonlyMap<string, bigint> = new Map();

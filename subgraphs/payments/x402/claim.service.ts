import type { Principal } from "../../../principals/principal.ts";
import { type Journal, unkeptJournal } from "../../shared/requests/journal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { HeldAccount } from "../keys/key-store.ts";
import type { PolicyStore } from "../policies/policy-store.ts";
import type { EvmTransaction } from "../transaction.type.ts";
import type { PaymentPayload } from "./payment-payload.ts";
import type { SchemeChannels } from "./scheme-channels.ts";
import type { Claim, SettlementContract } from "./settlement-contract.ts";
import type { VoucherStore } from "./voucher-store.ts";

/** How many channels one transaction claims from: about 2.6 million gas. */
const channelsAtOnce = 100;

export interface ClaimServiceOptions {
  readonly accounts: AccountService;
  readonly channels: SchemeChannels;
  readonly vouchers: VoucherStore;
  readonly contract: SettlementContract;
  readonly policies: PolicyStore;
}

/** Turns vouchers into money: many channels in one transaction, which also pays out. */
export class ClaimService {
  readonly #options: ClaimServiceOptions;
  /** By account, while it runs. */
  readonly #claiming = new Map<string, Promise<unknown>>();

  constructor(options: ClaimServiceOptions) {
    this.#options = options;
  }

  /**
   * Claims all that channels were charged for an account.
   * @throws FORBIDDEN unless its keys are held for the organisation, LEDGER_UNAVAILABLE, INSUFFICIENT_FUNDS
   */
  async claim(provider: string, principal: Principal, journal: Journal): Promise<EvmTransaction[]> {
    return this.#claim(await this.#options.accounts.require(provider, principal), journal);
  }

  /** Before a voucher leaves more unclaimed than an account's policy allows, everything is claimed. */
  async claimBeyondRisk({ voucher, channelConfig }: PaymentPayload, account: HeldAccount): Promise<void> {
    const { channels, policies } = this.#options;
    const { riskCap } = policies.of({ account: account.address, asset: channelConfig.token });
    const atRisk = voucher.maxClaimableAmount - (channels.find(voucher.channelId)?.claimed ?? 0n);
    if (riskCap !== null && atRisk > riskCap) await this.#claimNow(account);
  }

  /** Once for all who ask while it runs. */
  async #claimNow(account: HeldAccount): Promise<void> {
    let claiming = this.#claiming.get(account.address);
    if (!claiming) {
      claiming = this.#claim(account, unkeptJournal("NONE")).finally(() => this.#claiming.delete(account.address));
      this.#claiming.set(account.address, claiming);
    }
    await claiming;
  }

  async #claim(account: HeldAccount, journal: Journal): Promise<EvmTransaction[]> {
    const claims = await this.#due(account);
    const transactions: EvmTransaction[] = [];
    for (let at = 0; at < claims.length; at += channelsAtOnce) {
      const batch = claims.slice(at, at + channelsAtOnce);
      transactions.push(await this.#options.contract.claim(account, batch, journal.next()));
    }
    return transactions;
  }

  async #due({ address }: HeldAccount): Promise<Claim[]> {
    const { channels, vouchers } = this.#options;
    const own = channels.ofReceiver(address);
    const charged = await vouchers.read(own.map(({ id }) => id));
    return own.flatMap((channel) => {
      const newest = charged.get(channel.id);
      return newest && newest.charged > channel.claimed ? [{ ...newest, channel }] : [];
    });
  }
}

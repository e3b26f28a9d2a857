import { SingleFlight } from "../../../serving/single-flight.ts";
import { type Journal, remembered, unkeptJournal } from "../../../store/requests/journal.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { HeldAccount } from "../keys/held-account.ts";
import type { EvmTransaction } from "../model/transaction.ts";
import type { PolicyStore } from "../policies/policy-store.ts";
import type { SchemeChannels } from "../projection/scheme-channels.ts";
import type { PaymentPayload } from "./payment-payload.ts";
import { type Claim, claimOf, type SettlementContract } from "./settlement-contract.ts";
import type { VoucherStore } from "./voucher-store.ts";

/** Channels that one transaction claims from: about 2.6 million gas. */
const channelsAtOnce = 100;

export interface ClaimServiceOptions {
  readonly accounts: AccountService;
  readonly channels: SchemeChannels;
  readonly vouchers: VoucherStore;
  readonly contract: SettlementContract;
  readonly policies: PolicyStore;
}

/** Outcome of a claim, with the number of channels that it was from. */
export interface ClaimOutcome {
  readonly channels: number;
  /** Number of channels that are left to claim from. */
  readonly remaining: number;
  /** None when there was nothing to claim. */
  readonly transaction?: EvmTransaction;
}

/** Claims of vouchers: many channels in one transaction, which also pays out. */
export class ClaimService {
  readonly #options: ClaimServiceOptions;
  /** Claims under way, by account. */
  readonly #claiming = new SingleFlight<void>();

  constructor(options: ClaimServiceOptions) {
    this.#options = options;
  }

  /**
   * Claims the charges of up to {@link channelsAtOnce} channels for an account.
   * @throws FORBIDDEN unless its keys are held for the organisation, LEDGER_UNAVAILABLE, INSUFFICIENT_FUNDS
   */
  async claim(provider: string, principal: Principal, journal: Journal): Promise<ClaimOutcome> {
    return this.#claim(await this.#options.accounts.require(provider, principal), journal);
  }

  /** Claims everything before a voucher leaves more unclaimed than the risk cap of the account's policy. */
  async claimBeyondRisk({ voucher, channelConfig }: PaymentPayload, account: HeldAccount): Promise<void> {
    const { channels, policies } = this.#options;
    const { riskCap } = policies.of({ account: account.address, asset: channelConfig.token });
    const atRisk = voucher.maxClaimableAmount - (channels.find(voucher.channelId)?.claimed ?? 0n);
    if (riskCap !== null && atRisk > riskCap) await this.#claimAll(account);
  }

  /** Claims of an account that have something to claim, one a channel. */
  async due(account: string): Promise<Claim[]> {
    const claims = await this.#claimsOf(this.#options.channels.ofReceiver(account).map(({ id }) => id));
    return claims.filter(({ unclaimed }) => unclaimed > 0n);
  }

  /** Claims everything, once for all callers meanwhile. */
  #claimAll(account: HeldAccount): Promise<void> {
    return this.#claiming.run(account.address, async () => {
      while ((await this.#claim(account, unkeptJournal("NONE"))).remaining > 0);
    });
  }

  async #claim(account: HeldAccount, journal: Journal): Promise<ClaimOutcome> {
    const { address } = account;
    const due = async () => (await this.due(address)).slice(0, channelsAtOnce).map(({ channel }) => channel.id);
    const ids = await remembered(journal, due);
    if (ids.length === 0) return { channels: 0, remaining: 0 };
    const claims = await this.#claimsOf(ids);
    const transaction = await this.#options.contract.claim(account, claims, journal.next());
    return { channels: ids.length, remaining: (await this.due(address)).length, transaction };
  }

  async #claimsOf(ids: readonly string[]): Promise<Claim[]> {
    const { channels, vouchers } = this.#options;
    const charged = await vouchers.read(ids);
    return ids.flatMap((id) => {
      const [channel, newest] = [channels.find(id), charged.get(id)];
      return channel && newest ? [claimOf(channel, newest)] : [];
    });
  }
}

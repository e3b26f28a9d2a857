import { hexlify } from "ethers";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { Principal } from "../../../principals/principal.ts";
import type { Journal } from "../../shared/requests/journal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { ChannelOutcome, ChannelService } from "../channels/channel.service.ts";
import type { ChannelContract } from "../channels/channel-contract.ts";
import type { ChannelRow } from "../projection/channel-row.ts";
import { withRecoveryByte } from "../tokens/signature.ts";
import type { TokenStore } from "../tokens/token-store.ts";
import type { TokenValidator } from "../tokens/token-validator.ts";

export interface RedemptionServiceOptions {
  readonly accounts: AccountService;
  readonly channels: ChannelService;
  readonly contract: ChannelContract;
  readonly validator: TokenValidator;
  readonly store: TokenStore;
  /** Unix seconds, never going back; the validator's own. */
  readonly now: () => number;
}

/** Turns accepted tokens into money, in two transactions. What is under way is told by the chain alone. */
export class RedemptionService {
  readonly #options: RedemptionServiceOptions;

  constructor(options: RedemptionServiceOptions) {
    this.#options = options;
  }

  /**
   * Closes the active token id; its tokens still count during the tolerance period.
   * @throws NOT_FOUND, FORBIDDEN, REDEMPTION_PENDING, WRONG_STATE
   */
  async start(address: string, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const { accounts, channels, contract } = this.#options;
    const channel = await channels.require(address);
    const provider = await accounts.require(channel.provider, principal);
    const call = { channel: channel.address, act: "startRedemption", values: [channel.tokenId + 1n] } as const;
    const transaction = await contract.act(provider, call, journal);
    return { channel: await channels.require(address), transaction };
  }

  /**
   * Redeems the newest token of the closed id, or nothing when there is none.
   * @throws NOT_FOUND, FORBIDDEN, TOO_EARLY before the tolerance period ended, WRONG_STATE when none was started
   */
  async finalize(address: string, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const { accounts, channels, contract, now } = this.#options;
    const channel = await channels.require(address);
    const provider = await accounts.require(channel.provider, principal);
    // From here on the closed id is refused, so no token comes later than the one redeemed.
    if (now() < channel.redemptionReadyAt) {
      const ready = new Date(channel.redemptionReadyAt * 1000).toISOString();
      throw new PlatformError("TOO_EARLY", `tokens of the closed id still count until ${ready}`, { retryable: true });
    }
    const values = [await this.#newestTokens(channel)];
    const call = { channel: channel.address, act: "finalizeRedemption", values } as const;
    const transaction = await contract.act(provider, call, journal);
    return { channel: await channels.require(address), transaction };
  }

  async #newestTokens(channel: ChannelRow): Promise<readonly unknown[]> {
    const { validator, store } = this.#options;
    const tokenId = channel.expiringTokenId;
    const newest = await store.close({ channel: channel.address, tokenId, lane: 0 });
    if (!newest) return [];
    const digest = validator.digestOf(channel, tokenId, newest.requests);
    const signature = withRecoveryByte(channel.voucherKey, digest, newest.signature);
    return [{ tokenId, lane: 0, requests: newest.requests, signature: hexlify(signature) }];
  }
}

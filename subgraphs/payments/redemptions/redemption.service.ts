import { hexlify } from "ethers";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { Principal } from "../../../principals/principal.ts";
import type { Journal } from "../../shared/requests/journal.ts";
import type { Sql } from "../../shared/store/database.ts";
import type { AccountService } from "../accounts/account.service.ts";
import type { ChannelOutcome, ChannelService } from "../channels/channel.service.ts";
import type { ChannelContract } from "../channels/channel-contract.ts";
import { laneTerms, type PricedLane } from "../channels/lane-terms.ts";
import { findLanes } from "../projection/channel-reads.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import { priceUnder } from "../tokens/lane-price.ts";
import { withRecoveryByte } from "../tokens/signature.ts";
import { TokenDigest } from "../tokens/token-digest.ts";
import type { TokenStore } from "../tokens/token-store.ts";
import { countsAsSigner } from "../tokens/voucher-keys.ts";

export interface RedemptionServiceOptions {
  readonly accounts: AccountService;
  readonly channels: ChannelService;
  readonly contract: ChannelContract;
  readonly chainId: bigint;
  readonly sql: Sql;
  readonly live: LiveChannels;
  readonly store: TokenStore;
  /** Unix seconds, never going back; the validator's own. */
  readonly now: () => number;
}

/** A redemption to start. */
export interface StartRedemption {
  readonly channelId: string;
  /** Of the next token id; lanes that are not named cost what they did. */
  readonly prices: readonly PricedLane[];
}

/** Turns accepted tokens into money, in two transactions. What is under way is told by the chain alone. */
export class RedemptionService {
  readonly #options: RedemptionServiceOptions;

  constructor(options: RedemptionServiceOptions) {
    this.#options = options;
  }

  /**
   * Closes the active token id; its tokens still count during the tolerance period. New prices are those of the next id.
   * @throws NOT_FOUND, FORBIDDEN, BAD_INPUT, REDEMPTION_PENDING, WRONG_STATE
   */
  async start({ channelId, prices }: StartRedemption, principal: Principal, journal: Journal): Promise<ChannelOutcome> {
    const { accounts, channels, contract, sql } = this.#options;
    const channel = await channels.require(channelId);
    const provider = await accounts.require(channel.provider, principal);
    const known = prices.length > 0 ? await findLanes(sql, channel.address) : [];
    const values = [channel.tokenId + 1n, laneTerms(prices, known)];
    const call = { channel: channel.address, act: "startRedemption", values } as const;
    const transaction = await contract.act(provider, call, journal);
    return { channel: await channels.require(channelId), transaction };
  }

  /**
   * Redeems the newest token of each lane of the closed id, or nothing when there is none.
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
    const values = [await this.#newestTokens(channel.address)];
    const call = { channel: channel.address, act: "finalizeRedemption", values } as const;
    const transaction = await contract.act(provider, call, journal);
    return { channel: await channels.require(address), transaction };
  }

  /** By lane, ascending. What the contract would refuse is left out, or nothing else could be redeemed. */
  async #newestTokens(address: string): Promise<readonly unknown[]> {
    const { chainId, live, store } = this.#options;
    const channel = live.find(address);
    if (!channel) return [];
    const { expiringTokenId: tokenId, consumer, lanes } = channel;
    const newest = [...(await store.close({ channel: address, tokenId }))].sort(([one], [other]) => one - other);
    const digests = new TokenDigest(chainId, address, consumer);
    return newest.flatMap(([lane, { requests, signature }]) => {
      const isSigner = (signer: string) => countsAsSigner(channel, tokenId, signer);
      const completed = withRecoveryByte(digests.of(tokenId, lane, requests), signature, isSigner);
      if (!completed || priceUnder(lanes.get(lane), tokenId) === undefined) return [];
      return [{ tokenId, lane, requests, signature: hexlify(completed) }];
    });
  }
}

import { hexlify } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { Sql } from "../../../store/database/database.ts";
import type { ChannelCall } from "../channels/channel-contract.ts";
import { laneTerms, type PricedLane } from "../channels/lane-terms.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import { priceUnder } from "../model/lane-price.ts";
import { withRecoveryByte } from "../model/signature.ts";
import { TokenDigest } from "../model/token-digest.ts";
import { countsAsSigner } from "../model/voucher-keys.ts";
import { findLanes } from "../projection/channel-reads.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import type { AcceptedTokens } from "../tokens/accepted-tokens.ts";
import { lastRedeemableId } from "../tokens/token-validator.ts";

export interface RedemptionCallsOptions {
  readonly chainId: bigint;
  readonly sql: Sql;
  readonly live: LiveChannels;
  readonly accepted: AcceptedTokens;
  /** Unix seconds; the validator's own clock. */
  readonly now: () => number;
}

/** What a provider calls on a channel to redeem. */
export class RedemptionCalls {
  readonly #options: RedemptionCallsOptions;

  constructor(options: RedemptionCallsOptions) {
    this.#options = options;
  }

  /** @param prices of the next token id; lanes that are not named cost what they did. @throws BAD_INPUT, WRONG_STATE */
  async start({ address, tokenId }: ChannelRow, prices: readonly PricedLane[]): Promise<ChannelCall> {
    if (tokenId > lastRedeemableId)
      throw new PlatformError("WRONG_STATE", `there is no token id after ${tokenId}: terminate the channel instead`);
    const known = prices.length > 0 ? await findLanes(this.#options.sql, address) : [];
    return { channel: address, act: "startRedemption", values: [tokenId + 1n, laneTerms(prices, known)] };
  }

  /** Lets nobody accept more under the closed id. @throws TOO_EARLY before the tolerance period ended */
  async finalize({ address, redemptionReadyAt }: ChannelRow): Promise<ChannelCall> {
    // From here on the closed id is refused, so no token comes later than the one redeemed.
    if (this.#options.now() < redemptionReadyAt) {
      const ready = new Date(redemptionReadyAt * 1000).toISOString();
      throw new PlatformError("TOO_EARLY", `tokens of the closed id still count until ${ready}; redeem then`, {
        retryable: true,
      });
    }
    return { channel: address, act: "finalizeRedemption", values: [await this.#newestTokens(address)] };
  }

  /** By lane, ascending. What the contract would refuse is left out, or nothing else could be redeemed. */
  async #newestTokens(address: string): Promise<readonly unknown[]> {
    const { chainId, live, accepted } = this.#options;
    const channel = live.find(address);
    if (!channel) return [];
    const { expiringTokenId: tokenId, consumer, lanes } = channel;
    const newest = [...(await accepted.close({ channel: address, tokenId }))].sort(([one], [other]) => one - other);
    const digests = new TokenDigest(chainId, address, consumer);
    return newest.flatMap(([lane, { requests, signature }]) => {
      const isSigner = (signer: string) => countsAsSigner(channel, tokenId, signer);
      const completed = withRecoveryByte(digests.of(tokenId, lane, requests), signature, isSigner);
      if (!completed || priceUnder(lanes.get(lane), tokenId) === undefined) return [];
      return [{ tokenId, lane, requests, signature: hexlify(completed) }];
    });
  }
}

import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { AccountService } from "../accounts/account.service.ts";
import { worthOf } from "../model/lane-price.ts";
import type { LiveChannel } from "../model/live-channel.ts";
import type { LiveChannels } from "../projection/live-channels.ts";
import { type AcceptedTokens, requestsOf } from "../tokens/accepted-tokens.ts";

/** Open value of a provider in one asset: accepted and not redeemed, and lost if its counters were. */
export interface OpenValue {
  readonly asset: string;
  /** Number of channels with open requests. */
  readonly channels: number;
  readonly requests: bigint;
  /** In the asset's smallest unit. */
  readonly value: bigint;
}

/** Conditions on channels of a provider; every one that is given must hold. */
export type PaidChannels = Pick<LiveChannel, "provider"> & Partial<Pick<LiveChannel, "consumer" | "asset" | "address">>;

/** Open values of providers; only where the provider's keys are held. */
export class OpenValues {
  readonly #accounts: AccountService;
  readonly #live: LiveChannels;
  readonly #accepted: AcceptedTokens;

  constructor(accounts: AccountService, live: LiveChannels, accepted: AcceptedTokens) {
    this.#accounts = accounts;
    this.#live = live;
    this.#accepted = accepted;
  }

  /**
   * Open values in channels, by asset. @param paid addresses in lower case
   * @returns nothing unless the provider's keys are held for the principal's organisation
   */
  async of(paid: PaidChannels, principal: Principal): Promise<OpenValue[] | undefined> {
    if (!(await this.#accounts.isHeldFor(paid.provider, principal))) return undefined;
    const open = [...this.#live.all()].filter((channel) => channel.status !== "TERMINATED" && isPaid(channel, paid));
    const byAsset = Map.groupBy(await Promise.all(open.map((channel) => this.#openIn(channel))), ({ asset }) => asset);
    return [...byAsset].map(([asset, values]) => ({
      asset,
      channels: values.filter(({ requests }) => requests > 0n).length,
      requests: values.reduce((sum, { requests }) => sum + requests, 0n),
      value: values.reduce((sum, { value }) => sum + value, 0n),
    }));
  }

  async #openIn({ address, asset, lanes, tokenId, expiringTokenId, redemptionReadyAt }: LiveChannel) {
    let [requests, value] = [0n, 0n];
    for (const id of redemptionReadyAt === 0 ? [tokenId] : [tokenId, expiringTokenId]) {
      const counts = requestsOf(await this.#accepted.newest({ channel: address, tokenId: id }));
      for (const count of counts.values()) requests += count;
      value += worthOf(lanes, id, counts);
    }
    return { asset, requests, value };
  }
}

function isPaid(channel: LiveChannel, paid: PaidChannels): boolean {
  return Object.entries(paid).every(([name, value]) => channel[name as keyof PaidChannels] === value);
}

import DataLoader from "dataloader";
import type { EvmChain } from "../../ledgers/evm/chain.ts";
import type { Principal } from "../../principals/principal.ts";
import type { EventFeed } from "../shared/event-feed.ts";
import type { AnswerMutation } from "../shared/requests/requests.ts";
import type { AccountService } from "./accounts/account.service.ts";
import type { ChannelService } from "./channels/channel.service.ts";
import type { ChannelEvent } from "./projection/channel-event.ts";
import type { ChannelProjection } from "./projection/channel-projection.ts";
import type { RedemptionService } from "./redemptions/redemption.service.ts";
import type { TokenService } from "./tokens/token.service.ts";

/** What every resolver of this subgraph gets. */
export interface PaymentsContext {
  /** In whose name the request acts. */
  readonly principal: Principal;
  readonly answer: AnswerMutation;
  readonly accounts: AccountService;
  readonly channels: ChannelService;
  readonly tokens: TokenService;
  readonly redemptions: RedemptionService;
  readonly projection: ChannelProjection;
  readonly events: EventFeed<ChannelEvent>;
  /** Ether by address, read from the chain in one round per request. */
  readonly balances: DataLoader<string, bigint>;
}

/** @returns a loader for one request; what it has read it does not read again */
export function balanceLoader(chain: EvmChain): DataLoader<string, bigint> {
  return new DataLoader((addresses) => Promise.all(addresses.map((address) => chain.balanceOf(address))));
}

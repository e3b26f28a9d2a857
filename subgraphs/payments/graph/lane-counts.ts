import DataLoader from "dataloader";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { ChannelRow } from "../model/channel-row.ts";
import type { TokenService } from "../tokens/token.service.ts";

/** By lane, requests under a channel's id in use; nothing where they are not known. */
type Counts = DataLoader<ChannelRow, ReadonlyMap<number, bigint> | undefined>;

/** What payment servers have counted, read once per request and channel. */
export interface LaneCounts {
  readonly accepted: Counts;
  readonly signed: Counts;
}

/** @returns loaders for one request */
export function laneCounts(tokens: TokenService, principal: Principal): LaneCounts {
  return {
    accepted: new DataLoader((channels) => Promise.all(channels.map((channel) => tokens.accepted(channel, principal)))),
    signed: new DataLoader((channels) => Promise.all(channels.map((channel) => tokens.signed(channel, principal)))),
  };
}

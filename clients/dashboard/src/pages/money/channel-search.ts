import { address, oneOf } from "../../parts/search.ts";

export const channelStatuses = ["OPEN", "TERMINATING", "TERMINATED"] as const;

/** Orders of channels: a field, with a minus from the largest to the smallest. */
export const channelOrders = ["-OPENED_AT", "OPENED_AT", "-HELD", "HELD"] as const;

export interface ChannelsSearch {
  readonly status?: (typeof channelStatuses)[number] | undefined;
  readonly consumer?: string | undefined;
  readonly provider?: string | undefined;
  readonly sort?: (typeof channelOrders)[number] | undefined;
}

export const channelsSearch = ({ status, consumer, provider, sort }: Record<string, unknown>): ChannelsSearch => ({
  status: oneOf(channelStatuses, status),
  consumer: address(consumer),
  provider: address(provider),
  sort: oneOf(channelOrders, sort),
});

const orders = {
  "-OPENED_AT": { field: "OPENED_AT", direction: "DESC" },
  OPENED_AT: { field: "OPENED_AT", direction: "ASC" },
  "-HELD": { field: "HELD", direction: "DESC" },
  HELD: { field: "HELD", direction: "ASC" },
} as const;

/** A search as the graph filters and orders channels; the newest first unless it says otherwise. */
export const channelVariables = ({ sort = "-OPENED_AT", status, consumer, provider }: ChannelsSearch) => ({
  filter: { ...(status && { status }), ...(consumer && { consumer }), ...(provider && { provider }) },
  orderBy: orders[sort],
});

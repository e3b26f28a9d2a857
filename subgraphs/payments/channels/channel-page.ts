import { type Connection, type PageArgs, pageOf } from "../../shared/paging.ts";
import type { ChannelProjection } from "../projection/channel-projection.ts";
import { type ChannelRow, placeKey } from "../projection/channel-row.ts";
import type { PaymentChannelFilterInput } from "./payment-channel.type.ts";

/** A page of channels, oldest first. */
export function channelPage(
  projection: ChannelProjection,
  page: PageArgs,
  filter: PaymentChannelFilterInput | null | undefined,
  account?: string,
): Connection<ChannelRow> {
  const consumer = filter?.consumer?.toLowerCase();
  const provider = filter?.provider?.toLowerCase();
  // An account's channels are few, all channels are many.
  const party = account ?? consumer ?? provider;
  const candidates = party === undefined ? projection.all() : projection.ofAccount(party);
  const rows = candidates.filter(
    (row) =>
      (consumer === undefined || row.consumer === consumer) &&
      (provider === undefined || row.provider === provider) &&
      (!filter?.status || row.status === filter.status),
  );
  return pageOf(rows, ({ openedAt }) => placeKey(openedAt), page);
}

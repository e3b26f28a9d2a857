import type { MoneyChannelQuery } from "../../graph/generated/money.ts";

/** A channel as its page shows it. */
export type Channel = NonNullable<MoneyChannelQuery["paymentChannel"]>;

/** A channel, and which of its parties acts. */
export interface PartyProps {
  readonly channel: Channel;
  readonly party: "consumer" | "provider";
}

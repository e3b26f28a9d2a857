import type { Channel } from "../channel/channel.ts";

/** Finds a channel by its name. */
export type ChannelLookup = (name: string) => Channel | undefined;

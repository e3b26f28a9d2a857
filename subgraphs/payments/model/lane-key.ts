/** Token id of a channel. */
export interface TokenIdKey {
  readonly channel: string;
  readonly tokenId: bigint;
}

/** Lane under a token id of a channel; each has counters of its own. */
export interface LaneKey extends TokenIdKey {
  readonly lane: number;
}

/** Unique name of a lane under a token id. */
export const laneName = ({ channel, tokenId, lane }: LaneKey): string => `${channel} ${tokenId} ${lane}`;

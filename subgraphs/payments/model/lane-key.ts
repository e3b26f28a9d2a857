/** A token id of a channel. */
export interface TokenIdKey {
  readonly channel: string;
  readonly tokenId: bigint;
}

/** Requests are counted per channel, token id and lane. */
export interface LaneKey extends TokenIdKey {
  readonly lane: number;
}

/** A lane under a token id as one text, to tell it from others. */
export const laneName = ({ channel, tokenId, lane }: LaneKey): string => `${channel} ${tokenId} ${lane}`;

import type { Channel } from "../channel/channel.ts";
import type { Identity } from "../identity/identity.ts";
import { smallestLayouts } from "./layouts.ts";

/** A peer as a planner sees it: the identity it endorses with. */
export interface EndorsingPeer {
  /** SerializedIdentity. */
  readonly serialized: Buffer;
}

/** Knows which peers to ask for a transaction. */
export class EndorsementPlanner<Peer extends EndorsingPeer> {
  private readonly known = new WeakMap<Channel, Map<string, readonly Peer[][]>>();

  constructor(
    private readonly peers: readonly Peer[],
    private readonly preferred: Peer,
  ) {}

  /** Sets of peers that satisfy the policies of all chaincodes whose state a transaction touches, the best one first. */
  layouts(channel: Channel, chaincodes: readonly string[]): readonly Peer[][] {
    const ofChannel = this.known.get(channel) ?? new Map<string, readonly Peer[][]>();
    this.known.set(channel, ofChannel);
    const key = chaincodes.join("/");
    const known = ofChannel.get(key) ?? this.plan(channel, chaincodes);
    ofChannel.set(key, known);
    return known;
  }

  private plan(channel: Channel, chaincodes: readonly string[]): Peer[][] {
    const policies = [...new Set(chaincodes)].flatMap((name) => channel.chaincodes.get(name)?.policy ?? []);
    const members = new Map<Peer, Identity>();
    for (const peer of this.peers) {
      const identity = channel.configuration.membership.identify(peer.serialized);
      if (identity !== undefined) members.set(peer, identity);
    }
    return smallestLayouts(policies, members, this.preferred);
  }
}

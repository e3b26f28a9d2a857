import type { Channel } from "../channel/channel.ts";
import type { Identity } from "../identity/identity.ts";
import type { EndorsementInterest } from "../simulation/simulator.ts";
import { smallestLayouts } from "./layouts.ts";

/** A peer as a planner sees it: the identity it endorses with. */
export interface EndorsingPeer {
  /** SerializedIdentity of the peer. */
  readonly serialized: Buffer;
}

/** Plans the peers that endorse a transaction. */
export class EndorsementPlanner<Peer extends EndorsingPeer> {
  private readonly known = new WeakMap<Channel, Map<string, readonly Peer[][]>>();

  constructor(
    private readonly peers: readonly Peer[],
    private readonly preferred: Peer,
  ) {}

  /** Sets of peers that satisfy all policies that count for a transaction, the best one first. */
  layouts(channel: Channel, interests: readonly EndorsementInterest[]): readonly Peer[][] {
    // Policies of keys come and go with every block: layouts that follow from them are not cached.
    if (interests.some(({ keyPolicies }) => keyPolicies.length > 0)) return this.plan(channel, interests);
    const ofChannel = this.known.get(channel) ?? new Map<string, readonly Peer[][]>();
    this.known.set(channel, ofChannel);
    const key = interests.map(({ chaincode }) => chaincode).join("/");
    const known = ofChannel.get(key) ?? this.plan(channel, interests);
    ofChannel.set(key, known);
    return known;
  }

  private plan(channel: Channel, interests: readonly EndorsementInterest[]): Peer[][] {
    const policies = interests.flatMap(({ chaincode, keyPolicies, needsOwnPolicy }) => [
      ...keyPolicies,
      ...(needsOwnPolicy ? [channel.chaincodes.get(chaincode)?.policy ?? []].flat() : []),
    ]);
    const members = new Map<Peer, Identity>();
    for (const peer of this.peers) {
      const identity = channel.configuration.membership.identify(peer.serialized);
      if (identity !== undefined) members.set(peer, identity);
    }
    return smallestLayouts(policies, members, this.preferred);
  }
}

import type { Channel } from "../channel/channel.ts";
import type { Endorser } from "../endorsement/endorser.ts";
import type { Identity } from "../identity/identity.ts";
import type { Orderer } from "../ordering/orderer.ts";

/** A peer that the gateways can ask. */
export interface Peer {
  readonly endorser: Endorser;
  /** SerializedIdentity, by which policies know its endorsements. */
  readonly serialized: Buffer;
  /** host:port, known once it listens. */
  address: string;
}

/** Everything that the gateway of one organisation can reach. */
export interface GatewayContext {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly orderers: ReadonlyMap<string, Orderer>;
  readonly peers: readonly Peer[];
  /** The organisation's own peer. */
  readonly local: Peer;
}

/** Peers in the order in which a gateway asks them: its own first. */
export function peersInOrder({ peers, local }: GatewayContext): Peer[] {
  return [local, ...peers.filter((peer) => peer !== local)];
}

/** Identities of endorsers as a channel sees them. */
export function endorserIdentities({ peers }: GatewayContext, channel: Channel): Map<Endorser, Identity> {
  return new Map(
    peers.flatMap(({ endorser, serialized }) => {
      const identity = channel.configuration.membership.identify(serialized);
      return identity === undefined ? [] : [[endorser, identity] as const];
    }),
  );
}

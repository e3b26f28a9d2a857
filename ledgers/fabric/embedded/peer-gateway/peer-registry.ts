import type { Channel } from "../channel/channel.ts";
import type { Endorser } from "../endorsement/endorser.ts";
import type { EndorsementPlanner, EndorsingPeer } from "../endorsement/planner.ts";
import type { Orderer } from "../ordering/orderer.ts";

/** A peer that the gateways can ask. */
export interface Peer extends EndorsingPeer {
  readonly endorser: Endorser;
  /** host:port, known once it listens. */
  address: string;
  /** Whether it serves; gateways skip peers that do not. */
  isRunning: boolean;
}

/** Peers and services that the gateway of one organisation can reach. */
export interface GatewayContext {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly orderers: ReadonlyMap<string, Orderer>;
  /** All peers, running or not. */
  readonly peers: readonly Peer[];
  /** The organisation's own peer. */
  readonly local: Peer;
  readonly planner: EndorsementPlanner<Peer>;
}

/** Peers that run, in the order in which a gateway asks them: its own first. */
export function peersInOrder({ peers, local }: GatewayContext): Peer[] {
  return [local, ...peers.filter((peer) => peer !== local)].filter(({ isRunning }) => isRunning);
}

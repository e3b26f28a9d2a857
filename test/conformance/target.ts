import type { FabricOrganization } from "../../ledgers/fabric/organizations.ts";

/** A three-organisation Fabric network with the conformance chaincode on it, and the ways to disturb it. */
export interface Target {
  readonly organizations: readonly FabricOrganization[];
  /** Ends the process behind a chaincode, as a crash would. */
  stopChaincode(name: string): Promise<void>;
  startChaincode(name: string): Promise<void>;
  /** Kills the first organisation's peer (and whatever shares its process), then starts it again. */
  crashPeer(): Promise<void>;
  /** Ends the peer of one organisation, counted from 1, as a crash would. */
  stopPeer(organization: number): Promise<void>;
  startPeer(organization: number): Promise<void>;
  stop(): Promise<void>;
}

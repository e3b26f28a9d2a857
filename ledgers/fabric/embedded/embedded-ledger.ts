import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import { PlatformError } from "../../../errors/platform-error.ts";
import type { BatchSettings } from "./channel/batch-settings.ts";
import type { Channel } from "./channel/channel.ts";
import { Endorser } from "./endorsement/endorser.ts";
import { EndorsementPlanner } from "./endorsement/planner.ts";
import { type Network, openNetwork } from "./network/network.ts";
import type { Organization } from "./network/organization.ts";
import { openChannel } from "./open-channel.ts";
import { defaultOrganizations, type EmbeddedFabricOptions, type EmbeddedOrganization } from "./options.ts";
import { Orderer } from "./ordering/orderer.ts";
import type { Peer } from "./peer-gateway/peer-registry.ts";
import { PeerServer } from "./peer-server.ts";
import { type Database, openDatabase } from "./storage/database.ts";

const defaultExecuteTimeoutMs = 120_000;

interface Parts {
  readonly database: Database;
  readonly network: Network;
  readonly orderers: ReadonlyMap<string, Orderer>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly peers: readonly Peer[];
  readonly log: Logger;
}

/** A whole Fabric network in one process: organisations, peers, orderer and ledgers. */
export class EmbeddedLedger {
  /** Servers of the peers that run, by MSP id. */
  private readonly servers = new Map<string, PeerServer>();

  private constructor(private readonly parts: Parts) {}

  /**
   * Opens the data directory; no peer serves yet.
   * @throws DATA_DIRECTORY_LOCKED, BAD_INPUT
   */
  static async open(
    options: EmbeddedFabricOptions,
    log: Logger,
    onFailure: (error: unknown) => void,
  ): Promise<EmbeddedLedger> {
    await mkdir(options.dataDirectory, { recursive: true });
    const database = await openDatabase(join(options.dataDirectory, "ledger"));
    const mspIds = options.organizations ?? defaultOrganizations;
    const network = await openNetwork(join(options.dataDirectory, "organizations"), mspIds);
    const channels = new Map<string, Channel>();
    const orderers = new Map<string, Orderer>();
    for (const channelOptions of options.channels) {
      const channel = await openChannel(database, network, channelOptions, options.batch ?? {});
      warnOfOtherBatch(channel, options.batch ?? {}, log);
      channels.set(channel.name, channel);
      orderers.set(channel.name, new Orderer({ channel, signer: network.orderer.node, log, onFailure }));
    }
    const executeTimeoutMs = options.executeTimeoutMs ?? defaultExecuteTimeoutMs;
    const peers = network.peers.map(({ mspId, node }): Peer => {
      const channel = (name: string) => channels.get(name);
      const endorser = new Endorser({ mspId, node, channel, executeTimeoutMs, log });
      return { endorser, serialized: node.serialized, address: "", isRunning: false };
    });
    return new EmbeddedLedger({ database, network, orderers, channels, peers, log });
  }

  /**
   * Starts one server per organisation.
   * @throws PORT_IN_USE
   */
  async listen(basePort: number): Promise<EmbeddedOrganization[]> {
    const organizations: EmbeddedOrganization[] = [];
    for (const [i, organization] of this.parts.network.peers.entries()) {
      await this.startPeer(organization.mspId, basePort === 0 ? 0 : basePort + i);
      organizations.push({
        mspId: organization.mspId,
        endpoint: this.peerOf(organization.mspId).address,
        tlsRootCertPath: organization.tlsRootCertPath,
        serverName: "localhost",
        identities: organization.users,
      });
    }
    return organizations;
  }

  /** Ends one organisation's peer as a crash would; the others go on without it. */
  stopPeer(mspId: string): void {
    const peer = this.peerOf(mspId);
    peer.isRunning = false;
    peer.endorser.close();
    this.servers.get(mspId)?.close();
    this.servers.delete(mspId);
  }

  /**
   * Starts one organisation's peer, where it was before unless told.
   * @throws PORT_IN_USE, BAD_INPUT for an organisation that has none
   */
  async startPeer(mspId: string, port?: number): Promise<void> {
    const local = this.peerOf(mspId);
    if (local.isRunning) return;
    const { network, channels, orderers, peers, log } = this.parts;
    const organization = network.peers.find((one) => one.mspId === mspId) as Organization;
    const planner = new EndorsementPlanner(peers, local);
    const server = new PeerServer(organization, { channels, orderers, peers, local, planner }, log);
    local.address = await server.listen(port ?? Number(local.address.split(":").at(-1)));
    local.isRunning = true;
    this.servers.set(mspId, server);
  }

  /** Commits what was submitted, then ends everything. */
  async close(): Promise<void> {
    await Promise.all([...this.parts.orderers.values()].map((orderer) => orderer.drain()));
    for (const server of this.servers.values()) server.close();
    for (const { endorser } of this.parts.peers) endorser.close();
    await this.parts.database.close();
  }

  private peerOf(mspId: string): Peer {
    const peer = this.parts.peers.find(({ endorser }) => endorser.mspId === mspId);
    if (peer === undefined) throw new PlatformError("BAD_INPUT", `${mspId} has no peer`);
    return peer;
  }
}

/** Settings given at a later start do not change a channel: that takes a channel update. */
function warnOfOtherBatch(channel: Channel, asked: Partial<BatchSettings>, log: Logger): void {
  const { batch } = channel.configuration;
  const isOther = (Object.keys(asked) as (keyof BatchSettings)[]).some((name) => asked[name] !== batch[name]);
  if (isOther)
    log.warn({ channel: channel.name, batch, asked }, "The channel keeps the batch settings it was made with");
}

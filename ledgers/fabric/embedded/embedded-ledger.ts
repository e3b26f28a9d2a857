import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
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

/** A whole Fabric network in one process: organisations, peers, orderer and ledgers. */
export class EmbeddedLedger {
  private readonly servers: PeerServer[] = [];

  private constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly orderers: ReadonlyMap<string, Orderer>,
    private readonly channels: ReadonlyMap<string, Channel>,
    private readonly peers: readonly Peer[],
    private readonly log: Logger,
  ) {}

  /**
   * Opens the data directory; nobody is served yet.
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
      return { endorser, serialized: node.serialized, address: "" };
    });
    return new EmbeddedLedger(database, network, orderers, channels, peers, log);
  }

  /**
   * Starts one server per organisation.
   * @throws PORT_IN_USE
   */
  async listen(basePort: number): Promise<EmbeddedOrganization[]> {
    const organizations: EmbeddedOrganization[] = [];
    for (const [i, organization] of this.network.peers.entries()) {
      const port = basePort === 0 ? 0 : basePort + i;
      organizations.push(await this.serve(organization, this.peers[i], port));
    }
    return organizations;
  }

  /** Commits what was submitted, then ends everything. */
  async close(): Promise<void> {
    await Promise.all([...this.orderers.values()].map((orderer) => orderer.drain()));
    for (const server of this.servers) server.close();
    for (const { endorser } of this.peers) endorser.close();
    await this.database.close();
  }

  private async serve(
    organization: Organization,
    local: Peer | undefined,
    port: number,
  ): Promise<EmbeddedOrganization> {
    if (local === undefined) throw new Error(`no peer for ${organization.mspId}`);
    const { channels, orderers, peers, log } = this;
    const planner = new EndorsementPlanner(peers, local);
    const server = new PeerServer(organization, { channels, orderers, peers, local, planner }, log);
    local.address = await server.listen(port);
    this.servers.push(server);
    return {
      mspId: organization.mspId,
      endpoint: local.address,
      tlsRootCertPath: organization.tlsRootCertPath,
      serverName: "localhost",
      identities: organization.users,
    };
  }
}

/** Settings given at a later start do not change a channel: that takes a channel update. */
function warnOfOtherBatch(channel: Channel, asked: Partial<BatchSettings>, log: Logger): void {
  const { batch } = channel.configuration;
  const isOther = (Object.keys(asked) as (keyof BatchSettings)[]).some((name) => asked[name] !== batch[name]);
  if (isOther)
    log.warn({ channel: channel.name, batch, asked }, "The channel keeps the batch settings it was made with");
}

import { type BatchSettings, defaultBatchSettings } from "./channel/batch-settings.ts";
import { defineChaincode } from "./channel/chaincode-definition.ts";
import { Channel } from "./channel/channel.ts";
import { ChannelConfiguration } from "./channel/channel-configuration.ts";
import { genesisBlock, readConfiguration } from "./channel/configuration-block.ts";
import { channelGroup } from "./channel/configuration-group.ts";
import type { Network } from "./network/network.ts";
import type { ChannelOptions } from "./options.ts";
import { readBlock } from "./protocol/block.ts";
import { ChannelStore } from "./storage/channel-store.ts";
import type { Database } from "./storage/database.ts";

/**
 * Opens a channel, making its genesis block the first time; its configuration is what that block says, whatever batch
 * settings are given later.
 * @throws BAD_INPUT for an endorsement policy that cannot be read
 */
export async function openChannel(
  database: Database,
  network: Network,
  options: ChannelOptions,
  batch: Partial<BatchSettings>,
): Promise<Channel> {
  const store = await ChannelStore.open(database, options.name);
  if (store.height === 0) await createGenesis(store, network, { ...defaultBatchSettings, ...batch });
  const genesis = readBlock(store.blockBytes(0) ?? Buffer.alloc(0));
  const configuration = new ChannelConfiguration(readConfiguration(genesis));
  const chaincodes = options.chaincodes.map((chaincode) => defineChaincode(chaincode, configuration));
  return new Channel(store, configuration, new Map(chaincodes.map((definition) => [definition.name, definition])));
}

async function createGenesis(store: ChannelStore, network: Network, batch: BatchSettings): Promise<void> {
  const root = channelGroup(network.peers, network.orderer, batch);
  const record = { id: "", validationCode: 0, isDuplicate: false, changes: [] };
  await store.commit(genesisBlock(store.channel, root, new Date()), [record]);
}

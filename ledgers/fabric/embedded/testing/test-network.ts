import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BatchSettings } from "../channel/batch-settings.ts";
import type { Channel } from "../channel/channel.ts";
import { type Network, openNetwork } from "../network/network.ts";
import { openChannel } from "../open-channel.ts";
import type { ChannelOptions } from "../options.ts";
import { type Database, openDatabase } from "../storage/database.ts";

/** A network on disk without servers or chaincode, for tests of the parts below them. */
export interface TestNetwork {
  readonly network: Network;
  readonly channel: Channel;
  /** Closes the store and opens it again, as a restart does. */
  reopen(): Promise<Channel>;
  close(): Promise<void>;
}

const channelOptions: ChannelOptions = {
  name: "trade",
  chaincodes: [
    { name: "asset", address: "127.0.0.1:1" },
    { name: "single", address: "127.0.0.1:1", endorsementPolicy: "OR('Org1MSP.peer')" },
  ],
};

/** Three organisations and the channel `trade` in a temporary folder. */
export async function openTestNetwork(batch: Partial<BatchSettings> = {}): Promise<TestNetwork> {
  const folder = await mkdtemp(join(tmpdir(), "ledgerloom-embedded-"));
  const network = await openNetwork(join(folder, "organizations"), ["Org1MSP", "Org2MSP", "Org3MSP"]);
  let database: Database;
  const open = async () => {
    database = await openDatabase(join(folder, "ledger"));
    return openChannel(database, network, channelOptions, batch);
  };
  return {
    network,
    channel: await open(),
    reopen: async () => {
      await database.close();
      return open();
    },
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

import { setTimeout as pause } from "node:timers/promises";
import { PlatformError } from "../../../errors/platform-error.ts";
import { connectFabric } from "../connection.ts";
import { isChaincodeRefusal } from "../errors.ts";
import type { FabricChannel } from "../fabric-channel.ts";
import { endpointOf, type FabricOrganization } from "../organizations.ts";
import type { ChannelPlan } from "./topology.ts";

const patienceMs = 600_000;
const pauseMs = 100;

/**
 * Waits until every organisation's gateway reaches every chaincode on every organisation's peer, which takes until the
 * peers have found each other.
 * @throws LEDGER_UNAVAILABLE with the last error when that takes longer than ten minutes
 */
export async function waitUntilReady(
  organizations: readonly FabricOrganization[],
  channels: readonly ChannelPlan[],
): Promise<void> {
  const end = performance.now() + patienceMs;
  const mspIds = organizations.map(({ mspId }) => mspId);
  await Promise.all(
    organizations.map(async (organization) => {
      const connection = connectFabric(endpointOf(organization, "client"));
      try {
        for (const { name, chaincodes } of channels) {
          for (const chaincode of chaincodes) {
            for (const mspId of mspIds) await waitForChaincode(connection.channel(name), chaincode.name, mspId, end);
          }
        }
      } finally {
        connection.close();
      }
    }),
  );
}

async function waitForChaincode(channel: FabricChannel, chaincode: string, mspId: string, end: number): Promise<void> {
  for (;;) {
    try {
      await channel.evaluate(chaincode, "there is no such function", [], { endorsingOrganizations: [mspId] });
      return;
    } catch (cause) {
      // Only a chaincode that runs can refuse.
      if (isChaincodeRefusal(cause)) return;
      if (performance.now() > end) {
        const message = `${chaincode} of ${mspId} on channel ${channel.name} does not answer: ${(cause as Error).message}`;
        throw new PlatformError("LEDGER_UNAVAILABLE", message, { cause });
      }
    }
    await pause(pauseMs);
  }
}

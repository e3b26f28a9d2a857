import { common, msp, orderer } from "@hyperledger/fabric-protos";
import { bytesAt, eachAt } from "./wire.ts";

/** Configuration of a channel by its newest configuration block, as far as the platform uses it. */
export interface ChannelConfiguration {
  /** Identifiers of the member organisations' membership service providers, sorted. */
  readonly members: readonly string[];
  /** Limits at which the ordering service cuts a block. */
  readonly batch: { readonly maxMessages: number; readonly preferredBytes: number; readonly timeout: string };
  /** Number of the channel's configuration updates. */
  readonly sequence: bigint;
}

/** Number of the newest configuration block, read from the metadata of any later block. */
export function lastConfigurationBlock(block: Uint8Array): bigint {
  const [signatures, legacyLastConfig] = eachAt(bytesAt(block, 3), 1);
  const ordererMetadata = bytesAt(signatures ?? new Uint8Array(0), 1);
  const lastConfig = bytesAt(ordererMetadata, 1);
  const encoded = ordererMetadata.length > 0 ? lastConfig : bytesAt(legacyLastConfig ?? new Uint8Array(0), 1);
  return BigInt(common.LastConfig.deserializeBinary(encoded).getIndex());
}

/** Reads a configuration block. */
export function decodeConfiguration(block: Uint8Array): ChannelConfiguration {
  const config = common.ConfigEnvelope.deserializeBinary(bytesAt(block, 2, 1, 1, 2)).getConfig();
  const groups = config?.getChannelGroup()?.getGroupsMap();
  const members: string[] = [];
  groups
    ?.get("Application")
    ?.getGroupsMap()
    .forEach((group, name) => {
      members.push(mspIdOf(group) || name);
    });
  return {
    members: members.sort(),
    batch: batchOf(groups?.get("Orderer")),
    sequence: BigInt(config?.getSequence() ?? 0),
  };
}

function mspIdOf(organization: common.ConfigGroup): string {
  const config = msp.MSPConfig.deserializeBinary(configValue(organization, "MSP"));
  return msp.FabricMSPConfig.deserializeBinary(config.getConfig_asU8()).getName();
}

function batchOf(ordering: common.ConfigGroup | undefined): ChannelConfiguration["batch"] {
  const size = orderer.BatchSize.deserializeBinary(configValue(ordering, "BatchSize"));
  return {
    maxMessages: size.getMaxMessageCount(),
    preferredBytes: size.getPreferredMaxBytes(),
    timeout: orderer.BatchTimeout.deserializeBinary(configValue(ordering, "BatchTimeout")).getTimeout(),
  };
}

function configValue(group: common.ConfigGroup | undefined, name: string): Uint8Array {
  return group?.getValuesMap().get(name)?.getValue_asU8() ?? new Uint8Array(0);
}

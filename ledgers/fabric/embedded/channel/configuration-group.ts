import { common, orderer } from "@hyperledger/fabric-protos";
import type { Organization } from "../network/organization.ts";
import { parseSignaturePolicy } from "../policy/policy-language.ts";
import { encodeImplicitMetaPolicy, encodeSignaturePolicy } from "../policy/policy-proto.ts";
import type { BatchSettings } from "./batch-settings.ts";
import { mspConfig } from "./msp-config.ts";

interface Serializable {
  serializeBinary(): Uint8Array;
}

/** The root group of a channel's configuration, as `configtxgen` would write it. */
export function channelGroup(
  peers: readonly Organization[],
  ordererOrganization: Organization,
  batch: BatchSettings,
): common.ConfigGroup {
  const hashing = new common.HashingAlgorithm();
  hashing.setName("SHA256");
  const structure = new common.BlockDataHashingStructure();
  structure.setWidth(0xffffffff);
  return group(
    {
      HashingAlgorithm: hashing,
      BlockDataHashingStructure: structure,
      Capabilities: capabilities("V2_0"),
    },
    metaPolicies(),
    { Application: applicationGroup(peers), Orderer: ordererGroup(ordererOrganization, batch) },
  );
}

function applicationGroup(peers: readonly Organization[]): common.ConfigGroup {
  const endorsement = encodeImplicitMetaPolicy("MAJORITY", "Endorsement");
  return group(
    { Capabilities: capabilities("V2_5") },
    { ...metaPolicies(), Endorsement: endorsement, LifecycleEndorsement: endorsement },
    Object.fromEntries(peers.map((organization) => [organization.mspId, peerOrganizationGroup(organization)])),
  );
}

function peerOrganizationGroup(organization: Organization): common.ConfigGroup {
  const { mspId } = organization;
  const rule = (text: string) => encodeSignaturePolicy(parseSignaturePolicy(text.replaceAll("ORG", mspId)));
  return group(
    { MSP: mspConfig(organization) },
    {
      Readers: rule("OR('ORG.admin', 'ORG.peer', 'ORG.client')"),
      Writers: rule("OR('ORG.admin', 'ORG.client')"),
      Admins: rule("OR('ORG.admin')"),
      Endorsement: rule("OR('ORG.peer')"),
    },
    {},
  );
}

function ordererGroup(organization: Organization, batch: BatchSettings): common.ConfigGroup {
  const consensus = new orderer.ConsensusType();
  consensus.setType("solo");
  const size = new orderer.BatchSize();
  size.setMaxMessageCount(batch.maxMessages);
  size.setPreferredMaxBytes(batch.preferredBytes);
  size.setAbsoluteMaxBytes(batch.absoluteBytes);
  const timeout = new orderer.BatchTimeout();
  timeout.setTimeout(`${batch.timeoutMs}ms`);
  const { mspId } = organization;
  const rule = (text: string) => encodeSignaturePolicy(parseSignaturePolicy(text.replaceAll("ORG", mspId)));
  const members = group(
    { MSP: mspConfig(organization) },
    { Readers: rule("OR('ORG.member')"), Writers: rule("OR('ORG.member')"), Admins: rule("OR('ORG.admin')") },
    {},
  );
  return group(
    { ConsensusType: consensus, BatchSize: size, BatchTimeout: timeout, Capabilities: capabilities("V2_0") },
    { ...metaPolicies(), BlockValidation: encodeImplicitMetaPolicy("ANY", "Writers") },
    { [mspId]: members },
  );
}

function metaPolicies(): Record<string, common.Policy> {
  return {
    Readers: encodeImplicitMetaPolicy("ANY", "Readers"),
    Writers: encodeImplicitMetaPolicy("ANY", "Writers"),
    Admins: encodeImplicitMetaPolicy("MAJORITY", "Admins"),
  };
}

function capabilities(name: string): common.Capabilities {
  const value = new common.Capabilities();
  value.getCapabilitiesMap().set(name, new common.Capability());
  return value;
}

function group(
  values: Readonly<Record<string, Serializable>>,
  policies: Readonly<Record<string, common.Policy>>,
  groups: Readonly<Record<string, common.ConfigGroup>>,
): common.ConfigGroup {
  const result = new common.ConfigGroup();
  result.setModPolicy("Admins");
  for (const [name, message] of Object.entries(values)) {
    const value = new common.ConfigValue();
    value.setValue(message.serializeBinary());
    value.setModPolicy("Admins");
    result.getValuesMap().set(name, value);
  }
  for (const [name, policy] of Object.entries(policies)) {
    const entry = new common.ConfigPolicy();
    entry.setPolicy(policy);
    entry.setModPolicy("Admins");
    result.getPoliciesMap().set(name, entry);
  }
  for (const [name, child] of Object.entries(groups)) result.getGroupsMap().set(name, child);
  return result;
}

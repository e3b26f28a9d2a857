import { common, msp, orderer } from "@hyperledger/fabric-protos";
import { PlatformError } from "../../../../errors/platform-error.ts";
import { Membership } from "../identity/membership.ts";
import { MembershipProvider } from "../identity/membership-provider.ts";
import { implicitMetaPolicy, type Policy } from "../policy/policy.ts";
import { decodePolicy, decodeRoleUnits } from "../policy/policy-proto.ts";
import { signaturePolicy } from "../policy/signature-policy.ts";
import { type BatchSettings, defaultBatchSettings } from "./batch-settings.ts";

/** Configuration of a channel, ready for use: its members, its policies and its batch settings. */
export class ChannelConfiguration {
  readonly membership: Membership;
  /** Organisations with peers, sorted. */
  readonly memberIds: readonly string[];
  readonly batch: BatchSettings;
  private readonly policies = new Map<string, Policy>();

  constructor(config: common.Config) {
    const root = config.getChannelGroup();
    const application = root?.getGroupsMap().get("Application");
    const ordering = root?.getGroupsMap().get("Orderer");
    if (root === undefined || application === undefined || ordering === undefined) {
      throw new PlatformError("INTERNAL", "channel configuration lacks its Application or Orderer group");
    }
    this.compile("/Channel", root);
    this.membership = new Membership([...organizations(application), ...organizations(ordering)]);
    this.memberIds = [...application.getGroupsMap().keys()].sort();
    this.batch = readBatch(ordering);
  }

  /** @throws INTERNAL when the configuration has no such policy */
  policy(path: string): Policy {
    const policy = this.policies.get(path);
    if (policy === undefined) throw new PlatformError("INTERNAL", `no policy ${path}`);
    return policy;
  }

  /** Compiles the policies of a group, children first: an implicit meta policy is made of the policies below it. */
  private compile(path: string, group: common.ConfigGroup): void {
    const children = [...group.getGroupsMap().entries()].map(([name, child]) => {
      const childPath = `${path}/${name}`;
      this.compile(childPath, child);
      return childPath;
    });
    for (const [name, entry] of group.getPoliciesMap().entries()) {
      const policy = entry.getPolicy();
      if (policy !== undefined) this.policies.set(`${path}/${name}`, this.compilePolicy(policy, children));
    }
  }

  private compilePolicy(encoded: common.Policy, children: readonly string[]): Policy {
    const decoded = decodePolicy(encoded);
    if (decoded.type === "signature") return signaturePolicy(decoded.rule);
    const parts = children.flatMap((child) => this.policies.get(`${child}/${decoded.subPolicy}`) ?? []);
    return implicitMetaPolicy(decoded.rule, decoded.subPolicy, parts);
  }
}

function organizations(group: common.ConfigGroup): MembershipProvider[] {
  return [...group.getGroupsMap().entries()].map(([mspId, organization]) => {
    const value = organization.getValuesMap().get("MSP")?.getValue_asU8() ?? new Uint8Array();
    const config = msp.FabricMSPConfig.deserializeBinary(msp.MSPConfig.deserializeBinary(value).getConfig_asU8());
    return new MembershipProvider({
      mspId,
      roots: config.getRootCertsList_asU8().map((root) => Buffer.from(root)),
      roleUnits: decodeRoleUnits(config),
    });
  });
}

function readBatch(group: common.ConfigGroup): BatchSettings {
  const value = (name: string) => group.getValuesMap().get(name)?.getValue_asU8() ?? new Uint8Array();
  const size = orderer.BatchSize.deserializeBinary(value("BatchSize"));
  const timeout = orderer.BatchTimeout.deserializeBinary(value("BatchTimeout")).getTimeout();
  return {
    timeoutMs: Number.parseInt(timeout, 10) || defaultBatchSettings.timeoutMs,
    maxMessages: size.getMaxMessageCount(),
    preferredBytes: size.getPreferredMaxBytes(),
    absoluteBytes: size.getAbsoluteMaxBytes(),
  };
}

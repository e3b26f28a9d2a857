import { PlatformError } from "../../../../errors/platform-error.ts";
import type { Policy } from "../policy/policy.ts";
import { parseSignaturePolicy } from "../policy/policy-language.ts";
import { signaturePolicy } from "../policy/signature-policy.ts";
import type { ChannelConfiguration } from "./channel-configuration.ts";

/** Chaincode to run on a channel, as given at the start. */
export interface ChaincodeOptions {
  readonly name: string;
  /** host:port of its chaincode server. */
  readonly address: string;
  /** By MSP id, the chaincode server of an organisation that runs one of its own. */
  readonly ownAddresses?: Readonly<Record<string, string>>;
  /** Signature policy; default the channel's `/Channel/Application/Endorsement`, a majority of organisations. */
  readonly endorsementPolicy?: string;
}

/** Chaincode that is defined on a channel. */
export interface ChaincodeDefinition {
  readonly name: string;
  readonly version: string;
  /** Id in place of an installed package, which the embedded ledger does without. */
  readonly packageId: string;
  addressFor(mspId: string): string;
  readonly policy: Policy;
}

/** Version of every chaincode, as long as there is no lifecycle. */
const version = "1.0";

/** @throws BAD_INPUT for a policy that cannot be read, or an address for an organisation that is no member */
export function defineChaincode(options: ChaincodeOptions, configuration: ChannelConfiguration): ChaincodeDefinition {
  const { name, address, ownAddresses = {} } = options;
  const stranger = Object.keys(ownAddresses).find((mspId) => !configuration.memberIds.includes(mspId));
  if (stranger !== undefined) {
    throw new PlatformError("BAD_INPUT", `chaincode ${name}: ownAddresses names ${stranger}, which is no member`);
  }
  const addressFor = (mspId: string) => ownAddresses[mspId] ?? address;
  const policy = policyOf(options, configuration);
  return { name, version, packageId: `${name}_${version}:embedded`, addressFor, policy };
}

function policyOf({ name, endorsementPolicy }: ChaincodeOptions, configuration: ChannelConfiguration): Policy {
  if (endorsementPolicy === undefined) return configuration.policy("/Channel/Application/Endorsement");
  try {
    return signaturePolicy(parseSignaturePolicy(endorsementPolicy));
  } catch (error) {
    throw new PlatformError("BAD_INPUT", `chaincode ${name}: ${String(error)}`, { cause: error });
  }
}

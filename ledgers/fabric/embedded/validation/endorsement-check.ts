import { peer } from "@hyperledger/fabric-protos";
import type { Channel } from "../channel/channel.ts";
import type { Identity } from "../identity/identity.ts";
import { committedKeyPolicy } from "../policy/key-policy.ts";
import type { Policy } from "../policy/policy.ts";
import { keyPolicyOf } from "../protocol/metadata-write.ts";
import type { NamespaceSet } from "../protocol/read-write-set.ts";
import type { StateView } from "../storage/state-view.ts";

const codes = peer.TxValidationCode;

/** The endorsement policies that count for the transactions of one block, in their order. */
export class BlockPolicies {
  /** Keys whose own policies endorsed transactions of this block replace. */
  private readonly replaced = new Set<string>();

  constructor(
    private readonly channel: Channel,
    private readonly state: StateView,
  ) {}

  /**
   * Checks the policies of the called chaincode and of all others whose state is written: VALID, or the code of the
   * failure.
   */
  check(chaincode: string, sets: readonly NamespaceSet[], endorsers: readonly Identity[]): number {
    const written = sets.filter((set) => keysOf(set).length > 0);
    for (const name of new Set([chaincode, ...written.map(({ namespace }) => namespace)])) {
      const definition = this.channel.chaincodes.get(name);
      if (definition === undefined) return codes.INVALID_CHAINCODE;
      const set = written.find(({ namespace }) => namespace === name);
      if (!this.isEndorsed(definition.policy, set, endorsers)) return codes.ENDORSEMENT_POLICY_FAILURE;
      for (const { key } of set?.metadataWrites ?? []) this.replaced.add(`${name}\0${key}`);
    }
    return codes.VALID;
  }

  /**
   * Whether a key's own policy, or else its chaincode's, is satisfied. One that this block replaces no endorser knew.
   */
  private isEndorsed(ofChaincode: Policy, set: NamespaceSet | undefined, endorsers: readonly Identity[]): boolean {
    if (set === undefined) return ofChaincode.isSatisfiedBy(endorsers);
    const { namespace } = set;
    const keys = keysOf(set);
    if (this.replaced.size > 0 && keys.some((key) => this.replaced.has(`${namespace}\0${key}`))) return false;
    const policies = new Set(keys.map((key) => this.policyOf(namespace, key) ?? ofChaincode));
    return [...policies].every((policy) => policy.isSatisfiedBy(endorsers));
  }

  private policyOf(namespace: string, key: string): Policy | undefined {
    const encoded = keyPolicyOf(this.state.metadata(namespace, key));
    return encoded?.length ? committedKeyPolicy(encoded) : undefined;
  }
}

/** Keys whose value or metadata is written. */
function keysOf({ writes, metadataWrites }: NamespaceSet): string[] {
  return [...writes, ...metadataWrites].map(({ key }) => key);
}

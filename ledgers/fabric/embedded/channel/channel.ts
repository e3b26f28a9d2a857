import type { Identity } from "../identity/identity.ts";
import type { Endorsement } from "../protocol/transaction.ts";
import type { ChannelStore } from "../storage/channel-store.ts";
import { BlockFeed } from "./block-feed.ts";
import type { ChaincodeDefinition } from "./chaincode-definition.ts";
import type { ChannelConfiguration } from "./channel-configuration.ts";
import { CommitWaiters } from "./commit-waiters.ts";
import { OwnEndorsements } from "./own-endorsements.ts";

/** Policies that guard a channel's services. */
export type AccessPolicy = "/Channel/Application/Readers" | "/Channel/Application/Writers" | "/Channel/Writers";

/** One channel as every part of the ledger sees it. */
export class Channel {
  readonly name: string;
  readonly feed: BlockFeed;
  readonly commits = new CommitWaiters();
  readonly ownEndorsements = new OwnEndorsements();

  constructor(
    readonly store: ChannelStore,
    readonly configuration: ChannelConfiguration,
    readonly chaincodes: ReadonlyMap<string, ChaincodeDefinition>,
  ) {
    this.name = store.channel;
    this.feed = new BlockFeed(store);
  }

  /** The valid identity that signed data; `undefined` when there is none. */
  signer(serialized: Buffer, data: Buffer, signature: Buffer): Identity | undefined {
    const identity = this.configuration.membership.identify(serialized);
    const isValid = identity !== undefined && identity.defect === undefined && identity.verify(data, signature);
    return isValid ? identity : undefined;
  }

  /** The valid identity that endorsed a payload; `undefined` when there is none. */
  endorser(endorsement: Endorsement, payload: Buffer): Identity | undefined {
    const { endorser, signature } = endorsement;
    if (!this.ownEndorsements.has(endorsement, payload)) {
      return this.signer(endorser, Buffer.concat([payload, endorser]), signature);
    }
    const identity = this.configuration.membership.identify(endorser);
    return identity?.defect === undefined ? identity : undefined;
  }

  /** Reason why a policy denies an identity; `undefined` when it does not. */
  denial(policy: AccessPolicy, signer: Identity | undefined): string | undefined {
    const signers = signer === undefined ? [] : [signer];
    const compiled = this.configuration.policy(policy);
    return compiled.isSatisfiedBy(signers) ? undefined : compiled.explain(signers);
  }

  /** The same in a peer's words, for services outside of transactions. */
  accessDenied(policy: AccessPolicy, signer: Identity | undefined): string | undefined {
    const reason = this.denial(policy, signer);
    if (reason === undefined) return undefined;
    return `Failed evaluating policy on signed data during check policy on channel [${this.name}] with policy [${policy}]: [${reason}]`;
  }
}

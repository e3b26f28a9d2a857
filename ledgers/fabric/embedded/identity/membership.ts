import { type Identity, readSerializedIdentity } from "./identity.ts";
import type { MembershipProvider } from "./membership-provider.ts";

const cacheLimit = 4096;

/** The organisations of a channel: turns serialized identities into identities, each parsed once. */
export class Membership {
  private readonly providers: ReadonlyMap<string, MembershipProvider>;
  private readonly cache = new Map<string, Identity | undefined>();

  constructor(providers: readonly MembershipProvider[]) {
    this.providers = new Map(providers.map((provider) => [provider.mspId, provider]));
  }

  /** `undefined` for an unknown organisation, a foreign certificate or malformed bytes. */
  identify(serialized: Buffer): Identity | undefined {
    const key = serialized.toString("latin1");
    const known = this.cache.get(key);
    if (known !== undefined || this.cache.has(key)) return known;
    if (this.cache.size >= cacheLimit) this.cache.clear();
    const identity = this.read(serialized);
    this.cache.set(key, identity);
    return identity;
  }

  private read(serialized: Buffer): Identity | undefined {
    try {
      const { mspId, certificate } = readSerializedIdentity(serialized);
      return this.providers.get(mspId)?.identify(certificate);
    } catch {
      return undefined;
    }
  }
}

import { ByteCache } from "../../../../serving/byte-cache.ts";
import { type Identity, readSerializedIdentity } from "./identity.ts";
import type { MembershipProvider } from "./membership-provider.ts";

const keptBytes = 8 * 1024 * 1024;
/** Memory of an identity beside its serialized form, about, in bytes. */
const identityBytes = 2_048;

/** The organisations of a channel: turns serialized identities into identities, each parsed once. */
export class Membership {
  private readonly providers: ReadonlyMap<string, MembershipProvider>;
  private readonly known = new ByteCache<Identity>({
    maxBytes: keptBytes,
    sizeOf: (_identity, serialized) => serialized.length + identityBytes,
  });

  constructor(providers: readonly MembershipProvider[]) {
    this.providers = new Map(providers.map((provider) => [provider.mspId, provider]));
  }

  /** Memory of the identities that are kept, in bytes. */
  get keptBytes(): number {
    return this.known.bytes;
  }

  /** Parses an identity. @returns `undefined` for an unknown organisation, a foreign certificate or malformed bytes */
  identify(serialized: Buffer): Identity | undefined {
    const key = serialized.toString("latin1");
    const known = this.known.get(key);
    if (known) return known;
    const identity = this.read(serialized);
    if (identity) this.known.set(key, identity);
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

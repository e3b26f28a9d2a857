import { createHash } from "node:crypto";
import type { Endorsement } from "../protocol/transaction.ts";

/** Endorsements that are kept: more than can be on their way into blocks. */
const limit = 4096;

/**
 * Endorsements that peers of this process have signed a moment ago. Their signatures need no second, costly check when
 * the transaction comes back to be committed; everything else about it is checked as ever.
 */
export class OwnEndorsements {
  private readonly digests = new Map<string, string>();

  add(endorsement: Endorsement, payload: Buffer): void {
    this.digests.set(endorsement.signature.toString("latin1"), digest(endorsement, payload));
    const [oldest] = this.digests.size > limit ? this.digests.keys() : [];
    if (oldest !== undefined) this.digests.delete(oldest);
  }

  /** Whether this very signature was made by this endorser over this payload. */
  has(endorsement: Endorsement, payload: Buffer): boolean {
    return this.digests.get(endorsement.signature.toString("latin1")) === digest(endorsement, payload);
  }
}

function digest({ endorser }: Endorsement, payload: Buffer): string {
  return createHash("sha256").update(payload).update(endorser).digest("base64");
}

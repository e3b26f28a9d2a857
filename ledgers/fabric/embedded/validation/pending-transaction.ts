import type { Identity } from "../identity/identity.ts";
import { readEnvelope, type SignedEnvelope } from "../protocol/transaction.ts";

/** A transaction on its way into a block. */
export interface PendingTransaction {
  readonly bytes: Buffer;
  /** `undefined` when the bytes are no envelope. */
  readonly envelope: SignedEnvelope | undefined;
  /** Signer whose signature the orderer has verified; `undefined` when it has not. */
  readonly signer: Identity | undefined;
}

/** Unpacks a transaction as far as possible; validation refuses the rest. */
export function pendingTransaction(bytes: Buffer, signer?: Identity): PendingTransaction {
  try {
    return { bytes, envelope: readEnvelope(bytes), signer };
  } catch {
    return { bytes, envelope: undefined, signer };
  }
}

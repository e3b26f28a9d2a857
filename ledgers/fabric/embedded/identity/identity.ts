import type { KeyObject } from "node:crypto";
import { WireMessage, WireWriter } from "../protocol/wire.ts";
import { verifyLowS } from "./signature.ts";

/** Roles that a certificate's organisational unit gives; every identity of an organisation is a `member`. */
export type Role = "member" | "admin" | "client" | "peer" | "orderer";

export interface CertificateFacts {
  readonly mspId: string;
  readonly roles: ReadonlySet<Role>;
  readonly expiresAt: Date;
  readonly publicKey: KeyObject;
  readonly defect?: string | undefined;
}

/** Identity of a signer: a certificate that an organisation's authority has issued. */
export class Identity {
  readonly mspId: string;
  readonly roles: ReadonlySet<Role>;
  readonly expiresAt: Date;
  /** Reason why the certificate, although issued by the organisation, is not valid; `undefined` when it is. */
  readonly defect: string | undefined;
  private readonly publicKey: KeyObject;

  constructor({ mspId, roles, expiresAt, defect, publicKey }: CertificateFacts) {
    this.mspId = mspId;
    this.roles = roles;
    this.expiresAt = expiresAt;
    this.defect = defect;
    this.publicKey = publicKey;
  }

  isExpired(now: Date = new Date()): boolean {
    return now > this.expiresAt;
  }

  /** Whether a signature over data is this identity's, with a low S. */
  verify(data: Buffer, signature: Buffer): boolean {
    return verifyLowS(data, signature, this.publicKey);
  }
}

/** SerializedIdentity message as clients and peers put it into headers and endorsements. */
export function serializeIdentity(mspId: string, certificatePem: Buffer): Buffer {
  return new WireWriter().text(1, mspId).bytes(2, certificatePem).finish();
}

/** @throws MalformedMessage */
export function readSerializedIdentity(bytes: Buffer): { mspId: string; certificate: Buffer } {
  const fields = new WireMessage(bytes);
  return { mspId: fields.text(1), certificate: fields.bytes(2) };
}

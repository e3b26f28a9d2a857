import { X509Certificate } from "node:crypto";
import { Identity, type Role } from "./identity.ts";

export interface MembershipProviderOptions {
  readonly mspId: string;
  /** Root certificates in PEM. */
  readonly roots: readonly Buffer[];
  /** Organisational unit of each role, as the organisation's configuration names them. */
  readonly roleUnits: ReadonlyMap<string, Exclude<Role, "member">>;
}

/** Decides which certificates belong to one organisation and what role they have. */
export class MembershipProvider {
  readonly mspId: string;
  private readonly roots: readonly X509Certificate[];

  constructor(private readonly options: MembershipProviderOptions) {
    this.mspId = options.mspId;
    this.roots = options.roots.map((pem) => new X509Certificate(pem));
  }

  /** The identity behind a PEM certificate; `undefined` when this organisation has not issued it. */
  identify(certificate: Buffer): Identity | undefined {
    const parsed = parse(certificate);
    if (parsed === undefined || parsed.ca || !this.isIssued(parsed)) return undefined;
    const units = organizationalUnits(parsed.subject);
    const roles = units.flatMap((unit) => this.options.roleUnits.get(unit) ?? []);
    const { publicKey, validToDate: expiresAt } = parsed;
    const notElliptic = publicKey.asymmetricKeyType === "ec" ? undefined : "not an EC key";
    const defect = defectOf(roles, units, this.mspId) ?? notElliptic;
    return new Identity({
      mspId: this.mspId,
      roles: new Set<Role>(["member", ...roles]),
      expiresAt,
      publicKey,
      defect,
    });
  }

  private isIssued(certificate: X509Certificate): boolean {
    return this.roots.some((root) => certificate.checkIssued(root) && certificate.verify(root.publicKey));
  }
}

function parse(certificate: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(certificate);
  } catch {
    return undefined;
  }
}

function organizationalUnits(subject: string | undefined): string[] {
  const attributes = (subject ?? "").split(/\n| \+ /);
  return attributes.filter((attribute) => attribute.startsWith("OU=")).map((attribute) => attribute.slice(3));
}

function defectOf(roles: readonly Role[], units: readonly string[], mspId: string): string | undefined {
  if (roles.length === 1) return undefined;
  const kinds = "a client, a peer, an orderer or an admin identity";
  const combination = roles.length > 1 ? ", not a combination of them" : "";
  return `the identity must be ${kinds} to be valid${combination}. OUs: [${units.join(", ")}], MSP: [${mspId}]`;
}

import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serializeIdentity } from "../identity/identity.ts";

/** Users that every organisation of the embedded network has. */
export const userNames = ["admin", "agent", "client"] as const;
export type UserName = (typeof userNames)[number];

/** Paths of a user's certificate and private key, in PEM. */
export interface IdentityFiles {
  readonly certificatePath: string;
  readonly privateKeyPath: string;
}

/** Identity of a peer or an orderer, with its signer. */
export interface NodeIdentity {
  readonly serialized: Buffer;
  readonly privateKey: KeyObject;
}

/** Certificates and keys with which an organisation runs its peer, read from its folder. */
export interface Organization {
  readonly mspId: string;
  readonly domain: string;
  /** Root certificates in PEM: of identities and of TLS. */
  readonly caCertificate: Buffer;
  readonly tlsCaCertificate: Buffer;
  readonly node: NodeIdentity;
  readonly tls: { readonly certificate: Buffer; readonly privateKey: Buffer };
  readonly tlsRootCertPath: string;
  readonly users: Readonly<Record<UserName, IdentityFiles>>;
}

/** Paths inside one organisation's folder, laid out as Fabric's `cryptogen` does. */
export function organizationPaths(root: string, kind: "peer" | "orderer", domain: string) {
  const base = join(root, `${kind}Organizations`, domain);
  const node = join(base, `${kind}s`, `${kind}0.${domain}`);
  const user = (name: string): IdentityFiles => {
    const msp = join(base, "users", `${name}@${domain}`, "msp");
    return { certificatePath: join(msp, "signcerts", "cert.pem"), privateKeyPath: join(msp, "keystore", "priv_sk") };
  };
  return {
    ca: { certificatePath: join(base, "ca", "ca-cert.pem"), privateKeyPath: join(base, "ca", "priv_sk") },
    tlsCa: { certificatePath: join(base, "tlsca", "tlsca-cert.pem"), privateKeyPath: join(base, "tlsca", "priv_sk") },
    mspRoots: [join(base, "msp", "cacerts", "ca-cert.pem"), join(base, "msp", "tlscacerts", "tlsca-cert.pem")] as const,
    node: {
      certificatePath: join(node, "msp", "signcerts", "cert.pem"),
      privateKeyPath: join(node, "msp", "keystore", "priv_sk"),
    },
    tls: { certificatePath: join(node, "tls", "server.crt"), privateKeyPath: join(node, "tls", "server.key") },
    user,
  };
}

/** `Org1MSP` → `org1.ledgerloom`. */
export function domainOf(mspId: string): string {
  return `${mspId.toLowerCase().replace(/msp$/, "")}.ledgerloom`;
}

export async function loadOrganization(root: string, kind: "peer" | "orderer", mspId: string): Promise<Organization> {
  const domain = domainOf(mspId);
  const paths = organizationPaths(root, kind, domain);
  const [caCertificate, tlsCaCertificate, certificate, key, tlsCertificate, tlsKey] = await Promise.all([
    readFile(paths.ca.certificatePath),
    readFile(paths.tlsCa.certificatePath),
    readFile(paths.node.certificatePath),
    readFile(paths.node.privateKeyPath),
    readFile(paths.tls.certificatePath),
    readFile(paths.tls.privateKeyPath),
  ]);
  return {
    mspId,
    domain,
    caCertificate,
    tlsCaCertificate,
    node: { serialized: serializeIdentity(mspId, certificate), privateKey: createPrivateKey(key) },
    tls: { certificate: tlsCertificate, privateKey: tlsKey },
    tlsRootCertPath: paths.tlsCa.certificatePath,
    users: { admin: paths.user("admin"), agent: paths.user("agent"), client: paths.user("client") },
  };
}

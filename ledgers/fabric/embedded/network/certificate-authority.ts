import "reflect-metadata";
import * as x509 from "@peculiar/x509";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const lifetimeYears = 10;
const fabricCaAttributes = "1.2.3.4.5.6.7.8.1";

/** A certificate with its private key, both in PEM. */
export interface Credentials {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface CertificateRequest {
  readonly commonName: string;
  /** Role that the certificate gives, as its organisational unit; none for TLS. */
  readonly unit?: string;
  /** Host names and addresses of a TLS server. */
  readonly hosts?: readonly string[];
  /** Attributes as Fabric CA writes them into certificates, for chaincode to read. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Issues the certificates of one organisation; its key lives only as long as the object, and in its folder. */
export class CertificateAuthority {
  private constructor(
    readonly credentials: Credentials,
    private readonly root: x509.X509Certificate,
    private readonly keys: CryptoKeyPair,
    private readonly organization: string,
  ) {}

  static async create(commonName: string, organization: string): Promise<CertificateAuthority> {
    const keys = await generateKeys();
    const root = await x509.X509CertificateGenerator.createSelfSigned({
      ...validity(),
      serialNumber: serialNumber(),
      name: distinguishedName(organization, commonName),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    const credentials = { certificate: `${root.toString("pem")}\n`, privateKey: await exportKey(keys.privateKey) };
    return new CertificateAuthority(credentials, root, keys, organization);
  }

  async issue(request: CertificateRequest): Promise<Credentials> {
    const keys = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      ...validity(),
      serialNumber: serialNumber(),
      issuer: this.root.subject,
      subject: distinguishedName(this.organization, request.commonName, request.unit),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: this.keys.privateKey,
      extensions: await this.extensions(request),
    });
    return { certificate: `${certificate.toString("pem")}\n`, privateKey: await exportKey(keys.privateKey) };
  }

  private async extensions({ hosts, attributes }: CertificateRequest): Promise<x509.Extension[]> {
    const extensions: x509.Extension[] = [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      await x509.AuthorityKeyIdentifierExtension.create(this.keys.publicKey),
    ];
    if (hosts !== undefined) {
      const names = hosts.map((value) => ({
        type: /^[\d.]+$/.test(value) ? ("ip" as const) : ("dns" as const),
        value,
      }));
      extensions.push(
        new x509.SubjectAlternativeNameExtension(names),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
      );
    }
    if (attributes !== undefined) {
      const value = Buffer.from(JSON.stringify({ attrs: attributes }), "utf8");
      extensions.push(new x509.Extension(fabricCaAttributes, false, value));
    }
    return extensions;
  }
}

async function generateKeys(): Promise<CryptoKeyPair> {
  return (await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
}

async function exportKey(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await crypto.subtle.exportKey("pkcs8", key));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN PRIVATE KEY-----", ...lines, "-----END PRIVATE KEY-----", ""].join("\n");
}

function validity(): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(Date.now() - 5 * 60_000);
  const notAfter = new Date(notBefore);
  notAfter.setFullYear(notAfter.getFullYear() + lifetimeYears);
  return { notBefore, notAfter };
}

/** Random and positive, as 32 hexadecimal digits. */
function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString("hex");
}

function distinguishedName(organization: string, commonName: string, unit?: string): string {
  return [`O=${organization}`, ...(unit === undefined ? [] : [`OU=${unit}`]), `CN=${commonName}`].join(",");
}

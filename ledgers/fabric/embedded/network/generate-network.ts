import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CertificateAuthority, type CertificateRequest, type Credentials } from "./certificate-authority.ts";
import { domainOf, type IdentityFiles, organizationPaths, userNames } from "./organization.ts";

/** The organisation that runs the ordering service. */
export const ordererMspId = "OrdererMSP";

/** Attribute by which chaincode knows an organisation's agent. */
const agentAttributes = { "ledgerloom.role": "agent" } as const;

/** Makes certificates and keys of all organisations; the folder appears complete or not at all. */
export async function generateNetwork(root: string, mspIds: readonly string[]): Promise<void> {
  const partial = `${root}.partial`;
  await rm(partial, { recursive: true, force: true });
  await Promise.all([
    ...mspIds.map((mspId) => generateOrganization(partial, "peer", mspId)),
    generateOrganization(partial, "orderer", ordererMspId),
  ]);
  await rename(partial, root);
}

async function generateOrganization(root: string, kind: "peer" | "orderer", mspId: string): Promise<void> {
  const domain = domainOf(mspId);
  const paths = organizationPaths(root, kind, domain);
  const ca = await CertificateAuthority.create(`ca.${domain}`, domain);
  const tlsCa = await CertificateAuthority.create(`tlsca.${domain}`, domain);
  const host = `${kind}0.${domain}`;
  const [caPath, tlsCaPath] = paths.mspRoots;
  await Promise.all([
    writeCredentials(paths.ca, ca.credentials),
    writeCredentials(paths.tlsCa, tlsCa.credentials),
    writeText(caPath, ca.credentials.certificate),
    writeText(tlsCaPath, tlsCa.credentials.certificate),
    issue(ca, paths.node, { commonName: host, unit: kind }),
    issue(tlsCa, paths.tls, { commonName: host, hosts: [host, "localhost", "127.0.0.1"] }),
    ...userNames.map((name) => issue(ca, paths.user(name), userRequest(name, domain))),
  ]);
}

function userRequest(name: (typeof userNames)[number], domain: string): CertificateRequest {
  const commonName = `${name}@${domain}`;
  if (name === "admin") return { commonName, unit: "admin" };
  return { commonName, unit: "client", ...(name === "agent" ? { attributes: agentAttributes } : {}) };
}

async function issue(ca: CertificateAuthority, files: IdentityFiles, request: CertificateRequest): Promise<void> {
  await writeCredentials(files, await ca.issue(request));
}

async function writeCredentials(files: IdentityFiles, credentials: Credentials): Promise<void> {
  await writeText(files.certificatePath, credentials.certificate);
  await writeText(files.privateKeyPath, credentials.privateKey, 0o600);
}

async function writeText(path: string, text: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { mode });
}

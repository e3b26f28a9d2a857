import { accessSync, constants, readFileSync } from "node:fs";
import type { Logger } from "pino";
import { z } from "zod";
import { PlatformError } from "../../errors/platform-error.ts";
import { connectFabric, type FabricConnection, type FabricEndpoint } from "./connection.ts";

/** Roles of an identity of an organisation. */
export type IdentityRole = "admin" | "agent" | "client";

const identity = z.object({ certificatePath: z.string().min(1), privateKeyPath: z.string().min(1) });

const organization = z.object({
  mspId: z.string().min(1),
  /** The peer's `host:port`. */
  endpoint: z.string().regex(/^.+:\d+$/),
  tlsRootCertPath: z.string().min(1),
  /** Name in the peer's TLS certificate when it is not the host's. */
  serverName: z.string().min(1).exactOptional(),
  identities: z.object({ admin: identity, agent: identity, client: identity }),
});

const networkFile = z.object({ organizations: z.array(organization).min(1) });

/** One organisation of a network: its peer and the identities to reach it with. */
export type FabricOrganization = z.infer<typeof organization>;

/**
 * Reads a network file: JSON with the organisations whose peers this machine may use.
 * @throws BAD_INPUT, naming the setting, when no file is named, or when it or one that it names is missing or malformed
 */
export function readNetworkFile(path: string | undefined): FabricOrganization[] {
  if (!path)
    throw new PlatformError(
      "BAD_INPUT",
      "LEDGERLOOM_FABRIC_NETWORK must be set: the file of your organisation's Fabric network",
    );
  const parsed = networkFile.safeParse(jsonIn(path));
  if (!parsed.success)
    throw unfit(`${path}, which is no network file (docs/production.md shows one):\n${z.prettifyError(parsed.error)}`);
  for (const { mspId, tlsRootCertPath, identities } of parsed.data.organizations) {
    requireFile(tlsRootCertPath, `tlsRootCertPath of ${mspId}`);
    for (const [role, { certificatePath, privateKeyPath }] of Object.entries(identities)) {
      requireFile(certificatePath, `certificatePath of ${mspId}'s ${role}`);
      requireFile(privateKeyPath, `privateKeyPath of ${mspId}'s ${role}`);
    }
  }
  return parsed.data.organizations;

  function requireFile(file: string, what: string): void {
    try {
      accessSync(file, constants.R_OK);
    } catch {
      throw unfit(`${path}, whose ${what} cannot be read: ${file}`);
    }
  }
}

function jsonIn(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw unfit(`${path}, ${isMissing ? "which is not there" : "which cannot be read"}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw unfit(`${path}, which is no JSON`);
  }
}

const unfit = (what: string) => new PlatformError("BAD_INPUT", `LEDGERLOOM_FABRIC_NETWORK names ${what}`);

/** Peer and identity to connect with, to act for an organisation in a role. */
export function endpointOf(organization: FabricOrganization, role: IdentityRole): FabricEndpoint {
  const { mspId, endpoint, tlsRootCertPath, serverName, identities } = organization;
  return { mspId, endpoint, tlsRootCertPath, ...(serverName && { serverName }), ...identities[role] };
}

/** Connections to the peers of several organisations, by MSP id. */
export type FabricConnections = ReadonlyMap<string, FabricConnection>;

/** Connects to each organisation's peer in a role. */
export function connectOrganizations(
  organizations: readonly FabricOrganization[],
  role: IdentityRole,
  log?: Logger,
): FabricConnections & Disposable {
  const connections = new Map(organizations.map((one) => [one.mspId, connectFabric(endpointOf(one, role), log)]));
  const close = () => {
    for (const connection of connections.values()) connection.close();
  };
  return Object.assign(connections, { [Symbol.dispose]: close });
}

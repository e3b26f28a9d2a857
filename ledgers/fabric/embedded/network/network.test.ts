import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Network, openNetwork } from "./network.ts";

let folder: string;
let network: Network;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ledgerloom-network-"));
  network = await openNetwork(join(folder, "organizations"), ["Org1MSP", "Org2MSP"]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a network's identities", () => {
  test("are issued by each organisation's own authority", async () => {
    for (const organization of network.peers) {
      const root = new X509Certificate(organization.caCertificate);
      for (const { certificatePath } of Object.values(organization.users)) {
        const certificate = new X509Certificate(await readFile(certificatePath));
        expect(certificate.verify(root.publicKey)).toBe(true);
        expect(certificate.checkIssued(root)).toBe(true);
      }
    }
  });

  test("serve TLS under the loopback address", () => {
    const certificate = new X509Certificate(network.peers[0]?.tls.certificate ?? "");
    expect(certificate.checkIP("127.0.0.1")).toBe("127.0.0.1");
    expect(certificate.checkHost("peer0.org1.ledgerloom")).toBe("peer0.org1.ledgerloom");
  });

  test("carry the agent's attribute as Fabric's authority writes it", async () => {
    const certificate = new X509Certificate(await readFile(network.peers[0]?.users.agent.certificatePath ?? ""));
    expect(certificate.subject).toContain("OU=client");
    expect(certificate.raw.includes('{"attrs":{"ledgerloom.role":"agent"}}')).toBe(true);
    const plain = new X509Certificate(await readFile(network.peers[0]?.users.client.certificatePath ?? ""));
    expect(plain.raw.includes("attrs")).toBe(false);
  });

  test("keep private keys from other users of the machine", async () => {
    const { mode } = await stat(network.peers[0]?.users.admin.privateKeyPath ?? "");
    expect(mode & 0o777).toBe(0o600);
  });

  test("stay the same when the folder is opened again, and for other organisations it is refused", async () => {
    const again = await openNetwork(join(folder, "organizations"), ["Org1MSP", "Org2MSP"]);
    expect(again.peers[0]?.node.serialized).toEqual(network.peers[0]?.node.serialized);
    const other = openNetwork(join(folder, "organizations"), ["Org1MSP", "Org3MSP"]);
    await expect(other).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});

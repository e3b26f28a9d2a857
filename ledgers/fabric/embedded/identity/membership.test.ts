import { describe, expect, test } from "vitest";
import { CertificateAuthority } from "../network/certificate-authority.ts";
import { type Role, serializeIdentity } from "./identity.ts";
import { Membership } from "./membership.ts";
import { MembershipProvider } from "./membership-provider.ts";

const roleUnits = new Map<string, Exclude<Role, "member">>([
  ["admin", "admin"],
  ["client", "client"],
  ["peer", "peer"],
  ["orderer", "orderer"],
]);
const ca = await CertificateAuthority.create("ca.org1", "org1");
const foreign = await CertificateAuthority.create("ca.org1", "org1");
const membership = new Membership([
  new MembershipProvider({ mspId: "Org1MSP", roots: [Buffer.from(ca.credentials.certificate)], roleUnits }),
]);

describe("membership of an organisation", () => {
  test.each(["admin", "client", "peer", "orderer"] as const)("comes with the role of the unit %s", async (unit) => {
    const identity = await identify(ca, unit);
    expect(identity?.mspId).toBe("Org1MSP");
    expect([...(identity?.roles ?? [])]).toEqual(["member", unit]);
    expect(identity?.defect).toBeUndefined();
  });

  test("without a unit that gives a role is not valid", async () => {
    expect((await identify(ca, "accounting"))?.defect).toContain("must be a client, a peer, an orderer or an admin");
  });

  test("with two roles at once is not valid", async () => {
    expect((await identify(ca, "client,OU=admin"))?.defect).toContain("not a combination of them");
  });

  test("is not given by another authority of the same name", async () => {
    expect(await identify(foreign, "client")).toBeUndefined();
  });

  test("is not given by the authority's own certificate, malformed bytes or an unknown organisation", async () => {
    const { certificate } = await ca.issue({ commonName: "user", unit: "client" });
    const pem = Buffer.from(certificate);
    expect(membership.identify(serializeIdentity("Org1MSP", Buffer.from(ca.credentials.certificate)))).toBeUndefined();
    expect(membership.identify(Buffer.from([0xff, 0xff]))).toBeUndefined();
    expect(membership.identify(serializeIdentity("Org1MSP", Buffer.from("no certificate")))).toBeUndefined();
    expect(membership.identify(serializeIdentity("Org9MSP", pem))).toBeUndefined();
    expect(membership.identify(serializeIdentity("Org1MSP", pem))).toBeDefined();
  });

  test("is remembered in so many bytes, and what is none not at all", async () => {
    const { certificate } = await ca.issue({ commonName: "user", unit: "client" });
    const before = membership.keptBytes;
    const padded = (text: string, of: string) => Buffer.from(`${of}\n${text.padEnd(500_000, "x")}`);
    for (let turn = 0; turn < 30; turn += 1) {
      expect(membership.identify(serializeIdentity("Org1MSP", padded(`${turn}`, "none")))).toBeUndefined();
    }
    expect(membership.keptBytes).toBe(before);
    // The holder of a certificate may append anything to it.
    for (let turn = 0; turn < 30; turn += 1) {
      expect(membership.identify(serializeIdentity("Org1MSP", padded(`${turn}`, certificate)))).toBeDefined();
    }
    expect(membership.keptBytes).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  test("expires with the certificate", async () => {
    const identity = await identify(ca, "client");
    expect(identity?.isExpired()).toBe(false);
    expect(identity?.isExpired(new Date(Date.now() + 11 * 365 * 86_400_000))).toBe(true);
  });
});

async function identify(authority: CertificateAuthority, unit: string) {
  const { certificate } = await authority.issue({ commonName: "user", unit });
  return membership.identify(serializeIdentity("Org1MSP", Buffer.from(certificate)));
}

import { X509CertificateGenerator } from "@peculiar/x509";
import { describe, expect, test } from "vitest";
import type { LedgerContext } from "../../ledger/ledger-context.ts";
import { demandAdministrator, demandAgent } from "./caller.ts";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

async function callerWith(name: Record<string, string[]>[], role: string | null = null): Promise<LedgerContext> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({ name, keys, signingAlgorithm: algorithm });
  const clientIdentity = { getIDBytes: () => Buffer.from(certificate.toString("pem")), getAttributeValue: () => role };
  return { clientIdentity, organization: () => "Org1MSP" } as unknown as LedgerContext;
}

describe("a caller", () => {
  test("is an administrator by the unit of the certificate, alone or among others", async () => {
    expect(demandAdministrator(await callerWith([{ OU: ["admin"] }, { CN: ["Ada"] }]))).toBe("Org1MSP");
    expect(demandAdministrator(await callerWith([{ OU: ["org1"] }, { OU: ["admin"] }, { CN: ["Ada"] }]))).toBe(
      "Org1MSP",
    );
    expect(demandAdministrator(await callerWith([{ OU: ["admin"], CN: ["Ada"] }]))).toBe("Org1MSP");
  });

  test.each(["/OU=admin", "Ada\nOU=admin", "Ada + OU=admin", "OU=admin", "Ada, OU=admin", "\\\nOU=admin"])(
    "does not become one by the name %j",
    async (name) => {
      const caller = await callerWith([{ OU: ["client"] }, { CN: [name] }]);
      expect(() => demandAdministrator(caller)).toThrow(/^FORBIDDEN/);
      expect(() => demandAgent(caller)).toThrow(/^FORBIDDEN/);
    },
  );

  test("is an agent by the attribute of its certificate, and an administrator may stand in", async () => {
    expect(demandAgent(await callerWith([{ OU: ["client"] }], "agent"))).toBe("Org1MSP");
    expect(demandAgent(await callerWith([{ OU: ["admin"] }]))).toBe("Org1MSP");
    const other = await callerWith([{ OU: ["client"] }], "auditor");
    expect(() => demandAgent(other)).toThrow(/^FORBIDDEN/);
  });

  test("who is an agent is no administrator", async () => {
    const agent = await callerWith([{ OU: ["client"] }], "agent");
    expect(() => demandAdministrator(agent)).toThrow(/^FORBIDDEN/);
  });
});

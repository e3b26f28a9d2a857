import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Identity, type Role } from "../identity/identity.ts";
import { implicitMetaPolicy } from "./policy.ts";
import { parseSignaturePolicy } from "./policy-language.ts";
import { decodePolicy, encodeSignaturePolicy } from "./policy-proto.ts";
import { signaturePolicy } from "./signature-policy.ts";

const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const [peer1, peer2, peer3] = ["Org1MSP", "Org2MSP", "Org3MSP"].map((mspId) => identity(mspId, "peer")) as [
  Identity,
  Identity,
  Identity,
];
const client1 = identity("Org1MSP", "client");

describe("a signature policy", () => {
  test.each([
    ["AND('Org1MSP.peer', 'Org2MSP.peer')", [peer1, peer2], true],
    ["AND('Org1MSP.peer', 'Org2MSP.peer')", [peer1, peer3], false],
    ["OR('Org1MSP.peer', 'Org2MSP.peer')", [peer2], true],
    ["OR('Org1MSP.peer')", [client1], false],
    ["OR('Org1MSP.member')", [client1], true],
    ["OutOf(2, 'Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')", [peer3, peer1], true],
    ["OutOf(2, 'Org1MSP.peer', 'Org2MSP.peer', 'Org3MSP.peer')", [peer3], false],
    ["and('Org1MSP.peer', or('Org2MSP.peer','Org3MSP.peer'))", [peer1, peer3], true],
    ["AND('Org1MSP.member', 'Org1MSP.member')", [peer1], false],
    ["AND('Org1MSP.member', 'Org1MSP.member')", [peer1, client1], true],
    ['OR("Org1MSP.peer", "Org2MSP.peer")', [peer2], true],
    [`AND("Org1MSP.peer", OR('Org2MSP.peer', "Org3MSP.peer"))`, [peer1, peer3], true],
    [`AND("Org1MSP.peer", OR('Org2MSP.peer', "Org3MSP.peer"))`, [peer1], false],
    [`OutOf("2", "Org1MSP.peer", "Org2MSP.peer")`, [peer1], false],
    [`OutOf("2", "Org1MSP.peer", "Org2MSP.peer")`, [peer2, peer1], true],
    // Either quote ends what either began, and a backslash takes the next character as it is.
    [`OR('Org1MSP.peer")`, [peer1], true],
    ['OR("Org1MSP\\.peer")', [peer1], true],
    ['(OR(("Org1MSP.peer")))', [peer1], true],
    ['Or (\n "Org1MSP.peer" ,\t"Org2MSP.peer" )', [peer2], true],
    ["OUTOF(0, 'Org1MSP.peer')", [], true],
    ["outof(2, 'Org1MSP.peer')", [peer1, peer2], false],
  ])("%s with %o is satisfied: %s", (text, signers, expected) => {
    expect(signaturePolicy(parseSignaturePolicy(text)).isSatisfiedBy(signers)).toBe(expected);
  });

  test.each([
    "",
    "AND(",
    "'Org1MSP'",
    "'Org1MSP.king'",
    "OutOf(3, 'Org1MSP.peer')",
    "OutOf('Org1MSP.peer')",
    "AND('A.peer') 'B.peer'",
    "XOR('A.peer','B.peer')",
    "'A.peer'",
    '"A.peer"',
    "OR('A.Peer')",
    "oR('A.peer')",
    "outOf(1, 'A.peer')",
    "OR('A_1.peer')",
    "OR(' A.peer')",
    "OR('A b.peer')",
    "OR('.peer')",
    "OR(A.peer)",
    "OR(`A.peer`)",
    "OR('A.peer)",
    'OR("A.peer)',
    "OR('A.peer',)",
    "OR('A.peer' 'B.peer')",
    "OR('A.\\'peer')",
    "OR()",
    "OR('A.peer'",
    `OR('OR("A.peer")')`,
    "OutOf(1)",
    "OutOf(-1, 'A.peer')",
    "OutOf('two', 'A.peer', 'B.peer')",
  ])("refuses the text %o", (text) => {
    expect(() => parseSignaturePolicy(text)).toThrow(expect.objectContaining({ code: "BAD_INPUT" }));
  });

  test("survives its encoding in a channel configuration", () => {
    const rule = parseSignaturePolicy("AND('Org1MSP.admin', OutOf(1, 'Org1MSP.admin', 'Org2MSP.client'))");
    expect(decodePolicy(encodeSignaturePolicy(rule))).toEqual({ type: "signature", rule });
  });
});

describe("an implicit meta policy", () => {
  const parts = ["Org1MSP", "Org2MSP", "Org3MSP"].map((mspId) => signaturePolicy({ mspId, role: "peer" }));

  test.each([
    ["ANY", [peer2], true],
    ["ANY", [client1], false],
    ["MAJORITY", [peer1, peer2], true],
    ["MAJORITY", [peer1], false],
    ["ALL", [peer1, peer2], false],
    ["ALL", [peer1, peer2, peer3], true],
  ] as const)("%s counts organisations: %o → %s", (rule, signers, expected) => {
    expect(implicitMetaPolicy(rule, "Endorsement", parts).isSatisfiedBy([...signers])).toBe(expected);
  });

  test("tells how many organisations are missing", () => {
    expect(implicitMetaPolicy("MAJORITY", "Endorsement", parts).explain([peer1])).toBe(
      "implicit policy evaluation failed - 1 sub-policies were satisfied, " +
        "but this policy requires 2 of the 'Endorsement' sub-policies to be satisfied",
    );
  });
});

function identity(mspId: string, role: Role): Identity {
  return new Identity({ mspId, roles: new Set<Role>(["member", role]), expiresAt: new Date("2100-01-01"), publicKey });
}

import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { Identity, type Role } from "../identity/identity.ts";
import { parseSignaturePolicy } from "../policy/policy-language.ts";
import { signaturePolicy } from "../policy/signature-policy.ts";
import { smallestLayouts } from "./layouts.ts";

const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const members = new Map(
  ["A", "B", "C"].map((mspId) => {
    const roles = new Set<Role>(["member", "peer"]);
    return [mspId, new Identity({ mspId, roles, expiresAt: new Date("2100-01-01"), publicKey })] as const;
  }),
);

describe("endorsement layouts", () => {
  test("are the smallest sets that satisfy the policy, those with the preferred organisation first", () => {
    expect(layouts("OutOf(2, 'A.peer', 'B.peer', 'C.peer')")).toEqual([
      ["A", "B"],
      ["B", "C"],
      ["A", "C"],
    ]);
    expect(layouts("OR('A.peer', AND('B.peer', 'C.peer'))")).toEqual([["B", "C"], ["A"]]);
  });

  test("satisfy all policies when several chaincodes are touched", () => {
    expect(layouts("OR('A.peer', 'B.peer')", "OR('C.peer')")).toEqual([
      ["B", "C"],
      ["A", "C"],
    ]);
  });

  test("do not exist when no organisations are enough", () => {
    expect(layouts("AND('A.peer', 'D.peer')")).toEqual([]);
  });
});

function layouts(...policies: string[]): string[][] {
  const compiled = policies.map((text) => signaturePolicy(parseSignaturePolicy(text)));
  return smallestLayouts(compiled, members, "B");
}

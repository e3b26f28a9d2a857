import { generateKeyPairSync, sign, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { signLowS, verifyLowS } from "./signature.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const data = Buffer.from("data");

describe("a signature with a low S", () => {
  test("is what signing always gives", () => {
    for (let i = 0; i < 50; i++) {
      const signature = signLowS(Buffer.from([i]), privateKey);
      expect(verifyLowS(Buffer.from([i]), signature, publicKey)).toBe(true);
      expect(sOf(signature) <= order >> 1n).toBe(true);
    }
  });

  test("is demanded: its twin with the high S is refused although it verifies", () => {
    const high = highSignature();
    expect(verify("sha256", data, publicKey, high)).toBe(true);
    expect(verifyLowS(data, high, publicKey)).toBe(false);
  });

  test.each([
    ["nothing", Buffer.alloc(0)],
    ["no sequence", Buffer.from("0500", "hex")],
    ["a sequence that ends early", signLowS(data, privateKey).subarray(0, -1)],
    ["bytes after the end", Buffer.concat([signLowS(data, privateKey), Buffer.of(0)])],
    ["random bytes", Buffer.alloc(70, 0x30)],
  ])("is not %s", (_what, signature) => {
    expect(verifyLowS(data, signature, publicKey)).toBe(false);
  });
});

function highSignature(): Buffer {
  for (;;) {
    const signature = sign("sha256", data, privateKey);
    if (sOf(signature) > order >> 1n) return signature;
  }
}

function sOf(signature: Buffer): bigint {
  const start = 6 + (signature[3] ?? 0);
  return BigInt(`0x${signature.subarray(start).toString("hex")}`);
}

import { generateKeyPairSync, verify } from "node:crypto";
import { expect, test } from "vitest";
import { lowS, newMessageSigner } from "./signer.ts";

const halfOrder = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n >> 1n;

test("every signature verifies and has a low S", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const sign = newMessageSigner(privateKey.export({ type: "pkcs8", format: "pem" }));
  for (let round = 0; round < 64; round++) {
    const message = Buffer.from(`message ${round}`);
    const signature = await sign(message);
    expect(verify("sha256", message, publicKey, signature)).toBe(true);
    expect(sOf(signature) <= halfOrder).toBe(true);
  }
});

test("leading zeros of R and S are dropped and a set high bit is padded, as DER demands", () => {
  const raw = Buffer.alloc(64);
  raw[31] = 0x80;
  raw[63] = 0x01;
  expect(Buffer.from(lowS(raw)).toString("hex")).toBe("300702020080020101");
});

function sOf(der: Uint8Array): bigint {
  const start = 4 + (der[3] ?? 0) + 2;
  return BigInt(`0x${Buffer.from(der.subarray(start)).toString("hex")}`);
}

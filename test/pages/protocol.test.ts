import {
  challengeSchema,
  closing,
  FrameSeal,
  helloSchema,
  maxBatch,
  maxFrame,
  maxLanes,
  maxOperations,
  maxSigned,
  operationSchema,
  proofOf,
  proofSchema,
  protocolVersion,
  sealLength,
  serviceFrameSchema,
  sessionKeyOf,
  welcomeSchema,
  wireTokenSchema,
} from "@ledgerloom/pay/protocol";
import { computeAddress, SigningKey, TypedDataEncoder } from "ethers";
import { describe, expect, test } from "vitest";
import { formatToken, parseToken } from "../../clients/pay/src/headers/payment-token.ts";
import { paymentTokenDomain, paymentTokenTypes } from "../../subgraphs/payments/model/payment-token.ts";
import { isSignedBy } from "../../subgraphs/payments/model/signature.ts";
import { TokenDigest } from "../../subgraphs/payments/model/token-digest.ts";
import { blockWith, textOf } from "./pages.ts";

const page = "clients/pay/PROTOCOL.md";
const text = textOf(page);

/** Cells of the table after a text, row by row. */
function tableAfter(place: string): string[][] {
  const [, table = ""] = /\n\n(\|[\s\S]*?\|)\n\n/.exec(text.slice(text.indexOf(place))) ?? [];
  const [, , ...rows] = table.split("\n");
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

const fieldsAfter = (place: string) => tableAfter(place).map(([field]) => field);

describe("the tables", () => {
  test("are of the version that is spoken", () => {
    expect(text).toContain(`protocol, version ${protocolVersion}\n`);
  });

  test("of the handshake have its messages", () => {
    const schemas = [helloSchema, challengeSchema, proofSchema];
    const fields = schemas.map(({ shape }) => Object.keys(shape).join(", "));
    expect(tableAfter("in this order:").map(([, , cells]) => cells)).toEqual(fields);
    expect(fieldsAfter("for whom the key acts:")).toEqual(Object.keys(welcomeSchema.shape));
  });

  const operations = operationSchema.options.map(({ shape: { name, ...fields } }) => [name.value, fields] as const);

  test.each(operations)("of %s have its fields", (name, fields) => {
    expect(fieldsAfter(`\n### \`${name}\``)).toEqual(Object.keys(fields));
  });

  test("have no other operation", () => {
    const named = [...text.matchAll(/\n### `(\w+)`/g)].map(([, name]) => name);
    expect(named).toEqual(operations.map(([name]) => name));
  });

  test("of frames and tokens have their fields", () => {
    expect(fieldsAfter("frame carries operations:")).toEqual(Object.keys(serviceFrameSchema.shape));
    expect(fieldsAfter("A token has these fields")).toEqual(Object.keys(wireTokenSchema.shape));
    const { operations: printed } = serviceFrameSchema.parse(JSON.parse(blockWith(page, '"reportInboundCall"')));
    expect(operationSchema.safeParse(printed[0]).success).toBe(true);
  });

  test("of bounds and close codes are those of the code", () => {
    const bounds = [maxFrame, maxOperations, 10 * maxOperations, 8 * maxFrame, maxLanes, maxBatch, maxSigned];
    expect(tableAfter("## Bounds").map(([, bound]) => Number(bound))).toEqual(bounds);
    const codes = tableAfter("There are 10,000 connections").map(([code, name]) => [name, Number(code)]);
    expect(Object.fromEntries(codes)).toEqual(closing);
  });
});

describe("the test vectors", () => {
  const { handshake, frames, token } = JSON.parse(blockWith(page, '"handshake"'));
  const nonces = { service: handshake.serviceNonce, server: handshake.serverNonce };
  const sessionKey = sessionKeyOf(handshake.secret, nonces);

  test("of the handshake", () => {
    expect(proofOf("server", handshake.secret, nonces)).toBe(handshake.serverProof);
    expect(proofOf("service", handshake.secret, nonces)).toBe(handshake.serviceProof);
    expect(sessionKey.toString("hex")).toBe(handshake.sessionKey);
  });

  test.each(frames as { sender: "service" | "server"; payload: string; seal: string }[])(
    "of the first frame of the $sender",
    ({ sender, payload, seal }) => {
      const sealed = new FrameSeal(sender, sessionKey).seal(payload);
      expect(sealed.subarray(0, sealLength).toString("hex")).toBe(seal);
      expect(new FrameSeal(sender, sessionKey).open(sealed)).toBe(payload);
      const schema = sender === "server" ? welcomeSchema : serviceFrameSchema;
      expect(schema.safeParse(JSON.parse(payload)).success).toBe(true);
    },
  );

  test("of a token: its digest, its signature and its header", () => {
    const { intermediary, consumer, tokenId, lane, requests, signature } = wireTokenSchema.parse(token.fields);
    const ours = new TokenDigest(BigInt(token.chainId), intermediary, consumer);
    const digest = ours.of(BigInt(tokenId), lane, BigInt(requests));
    expect(`0x${Buffer.from(digest).toString("hex")}`).toBe(token.digest);
    const domain = paymentTokenDomain(BigInt(token.chainId), intermediary);
    expect(TypedDataEncoder.hashDomain(domain)).toBe(token.domainSeparator);
    const types = { PaymentToken: [...paymentTokenTypes.PaymentToken] };
    expect(TypedDataEncoder.hash(domain, types, token.fields)).toBe(token.digest);
    const key = new SigningKey(token.privateKey);
    expect(computeAddress(key).toLowerCase()).toBe(token.signer);
    const bytes = Buffer.from(signature, "base64");
    expect(key.sign(digest).serialized).toBe(`0x${bytes.toString("hex")}`);
    expect(isSignedBy(Buffer.from(key.publicKey.slice(2), "hex"), digest, bytes)).toBe(true);
    expect(formatToken(token.fields)).toBe(token.header);
    expect(parseToken(token.header)).toEqual(token.fields);
  });
});

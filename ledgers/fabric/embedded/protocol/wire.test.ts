import { peer } from "@hyperledger/fabric-protos";
import { describe, expect, test } from "vitest";
import { MalformedMessage } from "../../wire.ts";
import { WireMessage, WireWriter } from "./wire.ts";

describe("the wire codec", () => {
  test("writes what the generated classes write", () => {
    const generated = new peer.Response();
    generated.setStatus(70_000);
    generated.setMessage("größer");
    generated.setPayload(Buffer.alloc(300, 7));
    const ours = new WireWriter().uint(1, 70_000).text(2, "größer").bytes(3, Buffer.alloc(300, 7)).finish();
    expect(ours).toEqual(Buffer.from(generated.serializeBinary()));
  });

  test("leaves out empty values but keeps empty messages", () => {
    expect(new WireWriter().uint(1, 0).text(2, "").bytes(3, Buffer.alloc(0)).finish()).toHaveLength(0);
    const message = new WireMessage(new WireWriter().message(4, Buffer.alloc(0)).finish());
    expect(message.has(4)).toBe(true);
    expect(message.has(3)).toBe(false);
  });

  test("reads absent fields as empty, repeated ones in order, and of single ones the last", () => {
    const bytes = new WireWriter()
      .text(1, "a")
      .text(1, "b")
      .uint(2, 5)
      .uint(2, 2 ** 40)
      .finish();
    const message = new WireMessage(bytes);
    expect(message.repeated(1).map(String)).toEqual(["a", "b"]);
    expect(message.text(1)).toBe("b");
    expect(message.uint(2)).toBe(2 ** 40);
    expect(message.text(9)).toBe("");
    expect(message.uint(9)).toBe(0);
  });

  test.each([
    ["a length beyond the end", [0x0a, 0x05, 0x01]],
    ["a number without an end", [0x08, 0xff]],
    ["field number zero", [0x00, 0x01]],
    ["a group", [0x0b]],
    ["a number of more than ten bytes", [0x08, ...Array(11).fill(0xff)]],
  ])("refuses %s", (_what, bytes) => {
    expect(() => new WireMessage(Buffer.from(bytes))).toThrow(MalformedMessage);
  });
});

import { createHash } from "node:crypto";
import { common } from "@hyperledger/fabric-protos";
import { describe, expect, test } from "vitest";
import { dataHash, headerBytes, headerHash, readBlock, writeBlock } from "./block.ts";

const header = { number: 300, previousHash: Buffer.alloc(32, 1), dataHash: Buffer.alloc(32, 2) };

describe("a block", () => {
  test("is encoded as the generated classes read it", () => {
    const block = {
      header,
      envelopes: [Buffer.from("one"), Buffer.from("two")],
      metadata: [Buffer.alloc(0), Buffer.of(9)],
    };
    const decoded = common.Block.deserializeBinary(writeBlock(block));
    expect(decoded.getHeader()?.getNumber()).toBe(300);
    expect(
      decoded
        .getData()
        ?.getDataList_asU8()
        .map((data) => Buffer.from(data).toString()),
    ).toEqual(["one", "two"]);
    expect(
      decoded
        .getMetadata()
        ?.getMetadataList_asU8()
        .map((data) => data.length),
    ).toEqual([0, 1]);
    expect(readBlock(writeBlock(block))).toEqual(block);
  });

  test("has a header hash over its ASN.1 form", () => {
    const der = Buffer.concat([Buffer.from("3048", "hex"), Buffer.from("0202012c", "hex"), octets(1), octets(2)]);
    expect(headerBytes(header)).toEqual(der);
    expect(headerHash(header)).toEqual(createHash("sha256").update(der).digest());
  });

  test.each([
    [0, "020100"],
    [127, "02017f"],
    [128, "02020080"],
    [65_536, "0203010000"],
  ])("numbers %i as a DER integer", (number, integer) => {
    const short = { number, previousHash: Buffer.alloc(0), dataHash: Buffer.alloc(0) };
    expect(headerBytes(short).toString("hex")).toContain(integer);
  });

  test("has a data hash over its envelopes, one after the other", () => {
    const envelopes = [Buffer.from("ab"), Buffer.from("c")];
    expect(dataHash(envelopes)).toEqual(createHash("sha256").update("abc").digest());
  });
});

function octets(fill: number): Buffer {
  return Buffer.concat([Buffer.from("0420", "hex"), Buffer.alloc(32, fill)]);
}

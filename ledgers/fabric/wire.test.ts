import { common, peer } from "@hyperledger/fabric-protos";
import { expect, test } from "vitest";
import { bytesAt, eachAt, integerAt, MalformedMessage, textAt } from "./wire.ts";

test("fields are found at any depth of nested messages", () => {
  const header = new common.Header();
  header.setChannelHeader(channelHeader().serializeBinary());
  const payload = new common.Payload();
  payload.setHeader(header);

  const found = bytesAt(payload.serializeBinary(), 1, 1);
  expect(textAt(found, 4)).toBe("marketplace");
  expect(textAt(found, 5)).toBe("tx-ü-🧵");
  expect(integerAt(found, 1)).toBe(3);
  expect(integerAt(found, 6)).toBe(2 ** 40);
});

test("absent fields read as empty or zero", () => {
  const header = channelHeader().serializeBinary();
  expect(bytesAt(header, 7, 1, 2)).toHaveLength(0);
  expect(textAt(header, 9)).toBe("");
  expect(integerAt(header, 2)).toBe(0);
  expect(eachAt(header, 8)).toEqual([]);
});

test("repeated fields keep their order, empty entries included", () => {
  const block = new common.BlockData();
  block.setDataList([Buffer.from("a"), Buffer.alloc(0), Buffer.from("c")]);
  const texts = eachAt(block.serializeBinary(), 1).map((entry) => Buffer.from(entry).toString());
  expect(texts).toEqual(["a", "", "c"]);
});

test("a message that is cut off is refused", () => {
  const response = new peer.Response();
  response.setMessage("a message of some length");
  const bytes = response.serializeBinary();
  expect(() => textAt(bytes.subarray(0, bytes.length - 1), 2)).toThrow(MalformedMessage);
  expect(() => integerAt(Uint8Array.of(0x08, 0x80), 1)).toThrow(MalformedMessage);
});

function channelHeader(): common.ChannelHeader {
  const header = new common.ChannelHeader();
  header.setType(common.HeaderType.ENDORSER_TRANSACTION);
  header.setChannelId("marketplace");
  header.setTxId("tx-ü-🧵");
  header.setEpoch(2 ** 40);
  return header;
}

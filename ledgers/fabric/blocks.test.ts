import { common, ledger, msp, peer } from "@hyperledger/fabric-protos";
import timestamp from "google-protobuf/google/protobuf/timestamp_pb.js";
import { expect, test } from "vitest";
import { decodeBlock, headerHash, validationCodeName } from "./blocks.ts";

test("a block tells each transaction's id, time, submitter, code, event and writes", () => {
  const block = decodeBlock(encodeBlock(7, [transaction("tx1"), transaction("tx2")], [0, 11]));
  expect(block.number).toBe(7n);
  expect(block.previousHash).toBe("01".repeat(32));
  expect(block.hash).toBe(headerHash(7n, Buffer.alloc(32, 1), Buffer.alloc(32, 2)));
  const [valid, invalid] = block.transactions;
  expect(valid).toMatchObject({
    id: "tx1",
    timestamp: new Date("2026-11-21T03:04:05.678Z"),
    validationCode: "VALID",
    creatorMspId: "Org2MSP",
    event: { chaincode: "marketplace", name: "ServiceRegistered", transactionId: "tx1", blockNumber: 7n },
  });
  expect(
    valid?.writes.map(({ namespace, key, value }) => [namespace, key, value && Buffer.from(value).toString()]),
  ).toEqual([
    ["marketplace", "service ü", "value"],
    ["marketplace", "gone", null],
  ]);
  expect(invalid).toMatchObject({ id: "tx2", validationCode: "MVCC_READ_CONFLICT", writes: [] });
  expect(invalid).not.toHaveProperty("event");
});

test("a configuration transaction writes nothing", () => {
  const [only] = decodeBlock(encodeBlock(0, [transaction("", common.HeaderType.CONFIG)], [0])).transactions;
  expect(only).toMatchObject({ validationCode: "VALID", writes: [] });
});

test("header numbers whose first bit is set are padded, as ASN.1 demands", () => {
  const numbers = [0n, 127n, 128n, 255n, 256n, 2n ** 53n];
  const hashes = numbers.map((number) => headerHash(number, new Uint8Array(0), new Uint8Array(0)));
  expect(new Set(hashes).size).toBe(numbers.length);
  expect(headerHash(128n, new Uint8Array(0), new Uint8Array(0))).toBe(
    "2fc899e6fa44ba5e41f8476f1f3955b5794feee49c827d251dcf3196e3d8af71",
  );
});

test("an unknown validation code keeps its number", () => {
  expect(validationCodeName(10)).toBe("ENDORSEMENT_POLICY_FAILURE");
  expect(validationCodeName(77)).toBe("CODE_77");
});

function encodeBlock(number: number, envelopes: readonly common.Envelope[], codes: readonly number[]): Uint8Array {
  const header = new common.BlockHeader();
  header.setNumber(number);
  header.setPreviousHash(Buffer.alloc(32, 1));
  header.setDataHash(Buffer.alloc(32, 2));
  const data = new common.BlockData();
  data.setDataList(envelopes.map((envelope) => envelope.serializeBinary()));
  const metadata = new common.BlockMetadata();
  metadata.setMetadataList([new Uint8Array(0), new Uint8Array(0), Uint8Array.from(codes)]);
  const block = new common.Block();
  block.setHeader(header);
  block.setData(data);
  block.setMetadata(metadata);
  return block.serializeBinary();
}

function transaction(id: string, type: number = common.HeaderType.ENDORSER_TRANSACTION): common.Envelope {
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(type);
  channelHeader.setTxId(id);
  channelHeader.setTimestamp(timestamp.Timestamp.fromDate(new Date("2026-11-21T03:04:05.678Z")));
  const creator = new msp.SerializedIdentity();
  creator.setMspid("Org2MSP");
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(creator.serializeBinary());
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(endorsed(id).serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  return envelope;
}

function endorsed(id: string): peer.Transaction {
  const response = new peer.ProposalResponsePayload();
  response.setExtension$(chaincodeAction(id).serializeBinary());
  const action = new peer.ChaincodeEndorsedAction();
  action.setProposalResponsePayload(response.serializeBinary());
  const payload = new peer.ChaincodeActionPayload();
  payload.setAction(action);
  const wrapper = new peer.TransactionAction();
  wrapper.setPayload(payload.serializeBinary());
  const result = new peer.Transaction();
  result.setActionsList([wrapper]);
  return result;
}

function chaincodeAction(id: string): peer.ChaincodeAction {
  const event = new peer.ChaincodeEvent();
  event.setChaincodeId("marketplace");
  event.setTxId(id);
  event.setEventName("ServiceRegistered");
  const write = new ledger.rwset.kvrwset.KVWrite();
  write.setKey("service ü");
  write.setValue(Buffer.from("value"));
  const deletion = new ledger.rwset.kvrwset.KVWrite();
  deletion.setKey("gone");
  deletion.setIsDelete(true);
  const set = new ledger.rwset.kvrwset.KVRWSet();
  set.setWritesList([write, deletion]);
  const namespace = new ledger.rwset.NsReadWriteSet();
  namespace.setNamespace("marketplace");
  namespace.setRwset(set.serializeBinary());
  const results = new ledger.rwset.TxReadWriteSet();
  results.setNsRwsetList([namespace]);
  const action = new peer.ChaincodeAction();
  action.setResults(results.serializeBinary());
  action.setEvents(event.serializeBinary());
  return action;
}

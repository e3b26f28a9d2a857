import { randomBytes } from "node:crypto";
import { common, msp, peer } from "@hyperledger/fabric-protos";
import { describe, expect, test } from "vitest";
import { describeBlock, type TransactionDetails } from "./block-details.ts";
import { decodeBlock } from "./blocks.ts";

function blockOf(...envelopes: readonly Uint8Array[]): Uint8Array {
  const header = new common.BlockHeader();
  header.setNumber(3);
  const data = new common.BlockData();
  data.setDataList([...envelopes]);
  const block = new common.Block();
  block.setHeader(header);
  block.setData(data);
  return block.serializeBinary();
}

/** Everything that somebody may look at. */
function lookedAt(transaction: TransactionDetails) {
  const { id, type, time, creator, chaincode, arguments: given, reads, writes, event, endorsers } = transaction;
  return { id, type, time, creator, chaincode, given, reads, writes, event, endorsers };
}

/** An envelope that calls a chaincode; its creator's certificate is none. */
function envelope(certificate = Buffer.from("no certificate")): Uint8Array {
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
  channelHeader.setTxId("tx");
  const creator = new msp.SerializedIdentity();
  creator.setMspid("Org1MSP");
  creator.setIdBytes(certificate);
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(creator.serializeBinary());
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(call("Run", "\u0000", "ü").serializeBinary());
  const whole = new common.Envelope();
  whole.setPayload(payload.serializeBinary());
  return whole.serializeBinary();
}

function call(...given: readonly string[]): peer.Transaction {
  const id = new peer.ChaincodeID();
  id.setName("conformance");
  const input = new peer.ChaincodeInput();
  input.setArgsList(given.map((one) => Buffer.from(one)));
  const spec = new peer.ChaincodeSpec();
  spec.setChaincodeId(id);
  spec.setInput(input);
  const invocation = new peer.ChaincodeInvocationSpec();
  invocation.setChaincodeSpec(spec);
  const proposal = new peer.ChaincodeProposalPayload();
  proposal.setInput(invocation.serializeBinary());
  proposal.getTransientmapMap().set("secret", Buffer.from("secret"));
  const payload = new peer.ChaincodeActionPayload();
  payload.setChaincodeProposalPayload(proposal.serializeBinary());
  const action = new peer.TransactionAction();
  action.setPayload(payload.serializeBinary());
  const transaction = new peer.Transaction();
  transaction.setActionsList([action]);
  return transaction;
}

const first = (block: Uint8Array) => describeBlock(block).transactions[0] as TransactionDetails;

describe("a block that is looked at", () => {
  test("tells the call and who made it, and nothing transient", () => {
    const seen = lookedAt(first(blockOf(envelope())));
    expect(seen).toMatchObject({ id: "tx", type: "ENDORSER_TRANSACTION", chaincode: "conformance" });
    expect(seen.given.map((one) => Buffer.from(one).toString())).toEqual(["Run", "\u0000", "ü"]);
    expect(seen.creator).toEqual({ mspId: "Org1MSP", commonName: undefined });
    expect(JSON.stringify(seen)).not.toContain("secret");
  });

  test("is shown whatever its transactions are made of", () => {
    const whole = envelope(randomBytes(100_000));
    const cut = Array.from({ length: 200 }, (_, at) => whole.subarray(0, at));
    const broken = Array.from({ length: 500 }, () => {
      const bytes = Uint8Array.from(envelope());
      bytes[Math.floor(Math.random() * bytes.length)] = Math.floor(Math.random() * 256);
      return bytes;
    });
    const noise = Array.from({ length: 500 }, (_, at) => new Uint8Array(randomBytes(at)));
    const all = [new Uint8Array(0), whole, ...cut, ...broken, ...noise];
    const { transactions } = describeBlock(blockOf(...all));
    expect(transactions.map((one) => lookedAt(one))).toHaveLength(all.length);
    expect(transactions.map(({ validationCode }) => validationCode).at(0)).toBe("VALID");
  });
});

test("a time that no calendar has is the last one that a store takes", () => {
  const channelHeader = new common.ChannelHeader();
  channelHeader.setTxId("late");
  // A field of seconds that a protobuf library would refuse to write: 2^62.
  const seconds = [0x08, ...Array.from({ length: 8 }, () => 0x80), 0x40];
  const header = Buffer.concat([channelHeader.serializeBinary(), Buffer.from([0x1a, seconds.length, ...seconds])]);
  const wrapped = new common.Header();
  wrapped.setChannelHeader(header);
  const payload = new common.Payload();
  payload.setHeader(wrapped);
  const whole = new common.Envelope();
  whole.setPayload(payload.serializeBinary());
  const block = decodeBlock(blockOf(whole.serializeBinary()));
  expect(block.time?.toISOString()).toBe("9999-12-31T23:59:59.999Z");
});

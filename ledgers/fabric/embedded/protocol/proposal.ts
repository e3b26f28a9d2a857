import { createHash } from "node:crypto";
import { WireMessage, WireWriter } from "./wire.ts";

/** The two header parts that proposal and transaction share, as they were signed. */
export interface TransactionHeader {
  readonly channelHeader: Buffer;
  readonly signatureHeader: Buffer;
  readonly type: number;
  readonly channel: string;
  readonly transactionId: string;
  readonly timestamp: Buffer;
  readonly epoch: number;
  /** Chaincode named by the header extension; empty when there is none. */
  readonly chaincode: string;
  readonly creator: Buffer;
  readonly nonce: Buffer;
}

/** A signed proposal, unpacked. */
export interface Proposal {
  /** The SignedProposal message, which chaincode receives with its invocation. */
  readonly signed: Buffer;
  readonly bytes: Buffer;
  readonly signature: Buffer;
  readonly headerBytes: Buffer;
  readonly header: TransactionHeader;
  readonly chaincode: string;
  /** ChaincodeInput message. */
  readonly input: Buffer;
  readonly hasTransientData: boolean;
  /** ChaincodeProposalPayload without the transient map, as the transaction records it and the hash covers it. */
  readonly publicPayload: Buffer;
  readonly hash: Buffer;
}

/** @throws MalformedMessage */
export function readHeader(bytes: Buffer): TransactionHeader {
  const header = new WireMessage(bytes);
  const channelHeader = header.bytes(1);
  const signatureHeader = header.bytes(2);
  const channelFields = new WireMessage(channelHeader);
  const signatureFields = new WireMessage(signatureHeader);
  return {
    channelHeader,
    signatureHeader,
    type: channelFields.uint(1),
    timestamp: channelFields.bytes(3),
    channel: channelFields.text(4),
    transactionId: channelFields.text(5),
    epoch: channelFields.uint(6),
    chaincode: channelFields.message(7).message(2).text(2),
    creator: signatureFields.bytes(1),
    nonce: signatureFields.bytes(2),
  };
}

/** @throws MalformedMessage */
export function readProposal(signed: Buffer): Proposal {
  const envelope = new WireMessage(signed);
  const proposal = envelope.message(1);
  const headerBytes = proposal.bytes(1);
  const header = readHeader(headerBytes);
  const payload = proposal.message(2);
  const spec = payload.message(1).message(1);
  const publicPayload = new WireWriter().bytes(1, payload.bytes(1)).finish();
  return {
    signed,
    bytes: envelope.bytes(1),
    signature: envelope.bytes(2),
    headerBytes,
    header,
    chaincode: spec.message(2).text(2),
    input: spec.bytes(3),
    hasTransientData: payload.has(2),
    publicPayload,
    hash: proposalHash(header, publicPayload),
  };
}

/** Hash of a proposal, which endorsers sign as its identity. */
export function proposalHash(header: TransactionHeader, publicPayload: Buffer): Buffer {
  return createHash("sha256")
    .update(header.channelHeader)
    .update(header.signatureHeader)
    .update(publicPayload)
    .digest();
}

/** The only transaction id a creator can use with a nonce. */
export function transactionIdOf(header: Pick<TransactionHeader, "nonce" | "creator">): string {
  return createHash("sha256").update(header.nonce).update(header.creator).digest("hex");
}

/** Arguments of a ChaincodeInput message; the first is the function's name. */
export function readArguments(input: Buffer): Buffer[] {
  return new WireMessage(input).repeated(1);
}

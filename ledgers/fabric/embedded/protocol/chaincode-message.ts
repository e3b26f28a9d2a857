import { peer } from "@hyperledger/fabric-protos";
import { WireMessage, WireWriter } from "./wire.ts";

/** Types of the messages between peer and chaincode. */
export const MessageType = peer.ChaincodeMessage.Type;

/** One message of the stream between peer and chaincode. */
export interface ChaincodeMessage {
  readonly type: number;
  readonly payload: Buffer;
  readonly transactionId: string;
  readonly channel: string;
  /** SignedProposal; only with an invocation. */
  readonly proposal: Buffer;
  /** ChaincodeEvent; only with a completion. */
  readonly event: Buffer;
}

/** @throws MalformedMessage */
export function readChaincodeMessage(bytes: Buffer): ChaincodeMessage {
  const fields = new WireMessage(bytes);
  return {
    type: fields.uint(1),
    payload: fields.bytes(3),
    transactionId: fields.text(4),
    proposal: fields.bytes(5),
    event: fields.bytes(6),
    channel: fields.text(7),
  };
}

export function writeChaincodeMessage(message: Partial<ChaincodeMessage> & { readonly type: number }): Buffer {
  const none = Buffer.alloc(0);
  return new WireWriter()
    .uint(1, message.type)
    .bytes(3, message.payload ?? none)
    .text(4, message.transactionId ?? "")
    .bytes(5, message.proposal ?? none)
    .bytes(6, message.event ?? none)
    .text(7, message.channel ?? "")
    .finish();
}

const names = new Map<number, string>(Object.entries(MessageType).map(([name, type]) => [type, name]));

export function messageTypeName(type: number): string {
  return names.get(type) ?? String(type);
}

import { type Proposal, readHeader, type TransactionHeader } from "./proposal.ts";
import { WireMessage, WireWriter } from "./wire.ts";

/** Header types that occur in blocks. */
export const HeaderType = { message: 0, config: 1, endorserTransaction: 3 } as const;

/** One organisation's signature under a proposal response payload. */
export interface Endorsement {
  /** SerializedIdentity of the endorsing peer. */
  readonly endorser: Buffer;
  readonly signature: Buffer;
}

/** Result that endorsers agreed on: effects, event and answer of one simulation. */
export interface ChaincodeAction {
  /** TxReadWriteSet message. */
  readonly results: Buffer;
  /** ChaincodeEvent message; empty when none was set. */
  readonly event: Buffer;
  readonly chaincode: string;
  readonly version: string;
}

/** An endorser transaction, unpacked as far as validation needs it. */
export interface EndorserTransaction {
  readonly actionCount: number;
  readonly actionHeader: Buffer;
  /** ChaincodeProposalPayload as recorded. */
  readonly proposalPayload: Buffer;
  readonly responsePayload: Buffer;
  readonly endorsements: readonly Endorsement[];
  readonly proposalHash: Buffer;
  readonly action: ChaincodeAction;
}

/** An envelope with its header read; `data` still packed. */
export interface SignedEnvelope {
  readonly bytes: Buffer;
  readonly payload: Buffer;
  readonly signature: Buffer;
  readonly header: TransactionHeader;
  readonly data: Buffer;
}

/** @throws MalformedMessage */
export function readEnvelope(bytes: Buffer): SignedEnvelope {
  const envelope = new WireMessage(bytes);
  const payload = envelope.bytes(1);
  const fields = new WireMessage(payload);
  return {
    bytes,
    payload,
    signature: envelope.bytes(2),
    header: readHeader(fields.bytes(1)),
    data: fields.bytes(2),
  };
}

/** @throws MalformedMessage */
export function readEndorserTransaction(data: Buffer): EndorserTransaction {
  const actions = new WireMessage(data).repeated(1);
  const first = new WireMessage(actions[0] ?? Buffer.alloc(0));
  const payload = first.message(2);
  const endorsed = payload.message(2);
  const response = endorsed.message(1);
  const action = response.message(2);
  const chaincodeId = action.message(4);
  return {
    actionCount: actions.length,
    actionHeader: first.bytes(1),
    proposalPayload: payload.bytes(1),
    responsePayload: endorsed.bytes(1),
    endorsements: endorsed.repeated(2).map(readEndorsement),
    proposalHash: response.bytes(1),
    action: {
      results: action.bytes(1),
      event: action.bytes(2),
      chaincode: chaincodeId.text(2),
      version: chaincodeId.text(3),
    },
  };
}

function readEndorsement(bytes: Buffer): Endorsement {
  const fields = new WireMessage(bytes);
  return { endorser: fields.bytes(1), signature: fields.bytes(2) };
}

/** ProposalResponsePayload: the bytes that every endorser must produce alike and signs. */
export function writeResponsePayload(
  proposalHash: Buffer,
  action: ChaincodeAction & { readonly response: Buffer },
): Buffer {
  const chaincodeId = new WireWriter().text(2, action.chaincode).text(3, action.version).finish();
  const extension = new WireWriter()
    .bytes(1, action.results)
    .bytes(2, action.event)
    .message(3, action.response)
    .message(4, chaincodeId)
    .finish();
  return new WireWriter().bytes(1, proposalHash).bytes(2, extension).finish();
}

/** The unsigned Envelope that a client signs and submits. */
export function prepareTransaction(
  proposal: Proposal,
  responsePayload: Buffer,
  endorsements: readonly Endorsement[],
): Buffer {
  const endorsed = new WireWriter().bytes(1, responsePayload);
  for (const { endorser, signature } of endorsements) {
    endorsed.message(2, new WireWriter().bytes(1, endorser).bytes(2, signature).finish());
  }
  const actionPayload = new WireWriter().bytes(1, proposal.publicPayload).message(2, endorsed.finish()).finish();
  const action = new WireWriter().bytes(1, proposal.header.signatureHeader).bytes(2, actionPayload).finish();
  const transaction = new WireWriter().message(1, action).finish();
  const payload = new WireWriter().message(1, proposal.headerBytes).bytes(2, transaction).finish();
  return new WireWriter().bytes(1, payload).finish();
}

import { createHash, verify, X509Certificate } from "node:crypto";
import { common, ledger, msp, peer } from "@hyperledger/fabric-protos";

/** Properties of a block and its transactions, checked from their bytes alone. */
export interface BlockChecks {
  readonly number: number;
  readonly hasPreviousHash: boolean;
  readonly hasDataHash: boolean;
  /** As many validation codes as transactions. */
  readonly hasCodes: boolean;
  readonly transactions: readonly TransactionChecks[];
}

/** Everything should be true; of configuration transactions only the first applies. */
export interface TransactionChecks {
  readonly isOnChannel: boolean;
  readonly hasId: boolean;
  readonly hasCreatorSignature: boolean;
  readonly hasProposalHash: boolean;
  readonly hasEndorserSignatures: boolean;
}

const halfOrder = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n >> 1n;

/** SHA-256 of several byte strings in a row. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Fabric's hash of a block header. */
export function headerHash(header: common.BlockHeader): Buffer {
  const number = BigInt(header.getNumber()).toString(16);
  const digits = Buffer.from(number.length % 2 === 0 ? number : `0${number}`, "hex");
  const positive = (digits[0] ?? 0) < 0x80 ? digits : Buffer.concat([Buffer.from([0]), digits]);
  const element = (tag: number, content: Uint8Array) => Buffer.concat([Buffer.from([tag, content.length]), content]);
  const octets = [header.getPreviousHash_asU8(), header.getDataHash_asU8()].map((bytes) => element(4, bytes));
  return sha256(element(0x30, Buffer.concat([element(2, positive), ...octets])));
}

/** Checks a block against the one before it. */
export function checkBlock(channel: string, block: common.Block, previous: common.Block | undefined): BlockChecks {
  const header = block.getHeader() ?? new common.BlockHeader();
  const envelopes = block.getData()?.getDataList_asU8() ?? [];
  const codes = block.getMetadata()?.getMetadataList_asU8()[common.BlockMetadataIndex.TRANSACTIONS_FILTER];
  const previousHash = previous ? headerHash(previous.getHeader() ?? new common.BlockHeader()) : new Uint8Array(0);
  return {
    number: header.getNumber(),
    hasPreviousHash: Buffer.from(header.getPreviousHash_asU8()).equals(previousHash),
    hasDataHash: Buffer.from(header.getDataHash_asU8()).equals(sha256(...envelopes)),
    hasCodes: codes?.length === envelopes.length,
    transactions: envelopes.map((bytes) => checkTransaction(channel, bytes)),
  };
}

function checkTransaction(channel: string, bytes: Uint8Array): TransactionChecks {
  const envelope = common.Envelope.deserializeBinary(bytes);
  const payload = common.Payload.deserializeBinary(envelope.getPayload_asU8());
  const header = payload.getHeader() ?? new common.Header();
  const channelHeader = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
  const isOnChannel = channelHeader.getChannelId() === channel;
  if (channelHeader.getType() !== common.HeaderType.ENDORSER_TRANSACTION) {
    const rest = { hasId: true, hasCreatorSignature: true, hasProposalHash: true, hasEndorserSignatures: true };
    return { isOnChannel, ...rest };
  }
  const signatureHeader = common.SignatureHeader.deserializeBinary(header.getSignatureHeader_asU8());
  const creator = signatureHeader.getCreator_asU8();
  const { action, responseBytes, response } = endorsedAction(payload);
  const endorsements = action.getAction()?.getEndorsementsList() ?? [];
  return {
    isOnChannel,
    hasId: channelHeader.getTxId() === sha256(signatureHeader.getNonce_asU8(), creator).toString("hex"),
    hasCreatorSignature: isSignedBy(creator, envelope.getSignature_asU8(), envelope.getPayload_asU8()),
    hasProposalHash: sha256(
      header.getChannelHeader_asU8(),
      header.getSignatureHeader_asU8(),
      action.getChaincodeProposalPayload_asU8(),
    ).equals(response.getProposalHash_asU8()),
    hasEndorserSignatures: endorsements.every((endorsement) => {
      const endorser = endorsement.getEndorser_asU8();
      return isSignedBy(endorser, endorsement.getSignature_asU8(), Buffer.concat([responseBytes, endorser]));
    }),
  };
}

/** The endorsed part of a transaction's payload. */
export function endorsedAction(payload: common.Payload) {
  const transaction = peer.Transaction.deserializeBinary(payload.getData_asU8());
  const [wrapper = new peer.TransactionAction()] = transaction.getActionsList();
  const action = peer.ChaincodeActionPayload.deserializeBinary(wrapper.getPayload_asU8());
  const responseBytes = action.getAction()?.getProposalResponsePayload_asU8() ?? new Uint8Array(0);
  const response = peer.ProposalResponsePayload.deserializeBinary(responseBytes);
  const chaincodeAction = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
  return { action, responseBytes, response, chaincodeAction };
}

/** Reads and writes of a transaction in one chaincode's namespace. */
export function readWriteSetOf(chaincodeAction: peer.ChaincodeAction, namespace: string) {
  const sets = ledger.rwset.TxReadWriteSet.deserializeBinary(chaincodeAction.getResults_asU8()).getNsRwsetList();
  const found = sets.find((set) => set.getNamespace() === namespace);
  return ledger.rwset.kvrwset.KVRWSet.deserializeBinary(found?.getRwset_asU8() ?? new Uint8Array(0));
}

/** Namespaces of a transaction, in its order. */
export function namespacesOf(chaincodeAction: peer.ChaincodeAction): string[] {
  const set = ledger.rwset.TxReadWriteSet.deserializeBinary(chaincodeAction.getResults_asU8());
  return set.getNsRwsetList().map((each) => each.getNamespace());
}

/** Whether a serialized identity signed the message, with a low S. */
function isSignedBy(identity: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean {
  const { publicKey } = new X509Certificate(msp.SerializedIdentity.deserializeBinary(identity).getIdBytes_asU8());
  const s = BigInt(`0x${Buffer.from(signature.subarray(6 + (signature[3] ?? 0))).toString("hex")}`);
  return s <= halfOrder && verify("sha256", message, publicKey, signature);
}

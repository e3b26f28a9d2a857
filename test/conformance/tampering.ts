import { common, gateway, peer } from "@hyperledger/fabric-protos";

/** Parts of an endorsed transaction that an attacker might change before it is submitted. */
export interface EndorsedParts {
  readonly payload: common.Payload;
  readonly channelHeader: common.ChannelHeader;
  readonly action: peer.ChaincodeActionPayload;
  readonly response: peer.ProposalResponsePayload;
  readonly chaincodeAction: peer.ChaincodeAction;
}

/** Takes a prepared transaction apart, lets `change` at it, and puts it together again without a signature. */
export function tamper(prepared: Uint8Array, change: (parts: EndorsedParts) => void): Uint8Array {
  const whole = gateway.PreparedTransaction.deserializeBinary(prepared);
  const payload = common.Payload.deserializeBinary(whole.getEnvelope()?.getPayload_asU8() ?? new Uint8Array(0));
  const transaction = peer.Transaction.deserializeBinary(payload.getData_asU8());
  const [wrapper = new peer.TransactionAction()] = transaction.getActionsList();
  const action = peer.ChaincodeActionPayload.deserializeBinary(wrapper.getPayload_asU8());
  const endorsed = action.getAction() ?? new peer.ChaincodeEndorsedAction();
  const response = peer.ProposalResponsePayload.deserializeBinary(endorsed.getProposalResponsePayload_asU8());
  const chaincodeAction = peer.ChaincodeAction.deserializeBinary(response.getExtension_asU8());
  const header = payload.getHeader() ?? new common.Header();
  const channelHeader = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());

  change({ payload, channelHeader, action, response, chaincodeAction });

  header.setChannelHeader(channelHeader.serializeBinary());
  response.setExtension$(chaincodeAction.serializeBinary());
  endorsed.setProposalResponsePayload(response.serializeBinary());
  wrapper.setPayload(action.serializeBinary());
  payload.setData(transaction.serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  whole.setEnvelope(envelope);
  whole.setTransactionId(channelHeader.getTxId());
  return whole.serializeBinary();
}

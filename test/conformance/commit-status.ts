import { gateway, msp } from "@hyperledger/fabric-protos";
import type { PeerClient } from "./peer-client.ts";

/** An unsigned question what became of a transaction, for `Gateway.newCommit`. */
export function commitStatusRequest({ identity }: PeerClient, channel: string, transactionId: string): Uint8Array {
  const creator = new msp.SerializedIdentity();
  creator.setMspid(identity.mspId);
  creator.setIdBytes(identity.credentials);
  const request = new gateway.CommitStatusRequest();
  request.setChannelId(channel);
  request.setTransactionId(transactionId);
  request.setIdentity(creator.serializeBinary());
  const signed = new gateway.SignedCommitStatusRequest();
  signed.setRequest(request.serializeBinary());
  return signed.serializeBinary();
}

import { createPrivateKey, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { serializeIdentity } from "../identity/identity.ts";
import { signLowS } from "../identity/signature.ts";
import type { Network } from "../network/network.ts";
import type { NodeIdentity, Organization } from "../network/organization.ts";
import { type Proposal, readProposal, transactionIdOf } from "../protocol/proposal.ts";
import { type NamespaceSet, writeReadWriteSet } from "../protocol/read-write-set.ts";
import { HeaderType, prepareTransaction, writeResponsePayload } from "../protocol/transaction.ts";
import { WireMessage, WireWriter } from "../protocol/wire.ts";

export interface TestTransactionOptions {
  readonly channel?: string;
  readonly chaincode?: string;
  readonly sets?: readonly Partial<NamespaceSet>[];
  /** Indexes of the endorsing organisations; default the first two. */
  readonly endorsers?: readonly number[];
  /** Creator and signer; default Org1's client. */
  readonly creator?: NodeIdentity;
  readonly nonce?: Buffer;
  readonly transactionId?: string;
}

/** A signed transaction with the given effects, as client and endorsers would make it. */
export function testTransaction(network: Network, options: TestTransactionOptions = {}): Buffer {
  const creator = options.creator ?? userOf(network.peers[0]);
  const proposal = testProposal(creator, options);
  const sets = (options.sets ?? []).map((set) => ({
    namespace: options.chaincode ?? "asset",
    reads: [],
    rangeQueries: [],
    writes: [],
    metadataWrites: [],
    hasUnsupportedParts: false,
    ...set,
  }));
  const payload = writeResponsePayload(proposal.hash, {
    results: writeReadWriteSet(sets),
    event: Buffer.alloc(0),
    response: new WireWriter().uint(1, 200).finish(),
    chaincode: options.chaincode ?? "asset",
    version: "1.0",
  });
  const endorsements = (options.endorsers ?? [0, 1]).flatMap((index) => {
    const node = network.peers[index]?.node;
    if (node === undefined) return [];
    const signature = signLowS(Buffer.concat([payload, node.serialized]), node.privateKey);
    return [{ endorser: node.serialized, signature }];
  });
  return signEnvelope(prepareTransaction(proposal, payload, endorsements), creator);
}

/** Signs an envelope's payload. */
export function signEnvelope(envelope: Buffer, signer: NodeIdentity): Buffer {
  const payload = new WireMessage(envelope).bytes(1);
  return new WireWriter().bytes(1, payload).bytes(2, signLowS(payload, signer.privateKey)).finish();
}

/** The client of an organisation, able to sign. */
export function userOf(organization: Organization | undefined): NodeIdentity {
  if (organization === undefined) throw new Error("no such organisation");
  const { certificatePath, privateKeyPath } = organization.users.client;
  return {
    serialized: serializeIdentity(organization.mspId, readFileSync(certificatePath)),
    privateKey: createPrivateKey(readFileSync(privateKeyPath)),
  };
}

/** A signed proposal to call a function without arguments. */
export function testProposal(creator: NodeIdentity, options: TestTransactionOptions = {}): Proposal {
  const nonce = options.nonce ?? randomBytes(24);
  const chaincode = options.chaincode ?? "asset";
  const signatureHeader = new WireWriter().bytes(1, creator.serialized).bytes(2, nonce).finish();
  const chaincodeId = new WireWriter().text(2, chaincode).finish();
  const id = options.transactionId ?? transactionIdOf({ nonce, creator: creator.serialized });
  const channelHeader = new WireWriter()
    .uint(1, HeaderType.endorserTransaction)
    .text(4, options.channel ?? "trade")
    .text(5, id)
    .bytes(7, new WireWriter().message(2, chaincodeId).finish())
    .finish();
  const header = new WireWriter().bytes(1, channelHeader).bytes(2, signatureHeader).finish();
  const spec = new WireWriter().message(2, chaincodeId).message(3, Buffer.alloc(0)).finish();
  const input = new WireWriter().message(1, spec).finish();
  const payload = new WireWriter().bytes(1, input).finish();
  const proposal = new WireWriter().bytes(1, header).bytes(2, payload).finish();
  const signature = signLowS(proposal, creator.privateKey);
  return readProposal(new WireWriter().bytes(1, proposal).bytes(2, signature).finish());
}

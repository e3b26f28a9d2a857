import { createHash, randomBytes } from "node:crypto";
import { signLowS } from "../identity/signature.ts";
import type { NodeIdentity } from "../network/organization.ts";
import { type Block, type BlockHeader, dataHash, headerBytes, headerHash, MetadataIndex } from "../protocol/block.ts";
import { encodeMetadataWrite } from "../protocol/metadata-write.ts";
import { WireMessage, WireWriter } from "../protocol/wire.ts";
import type { KeyChange, TransactionRecord } from "../storage/channel-store.ts";

const lastConfiguration = new WireWriter().message(1, Buffer.alloc(0)).finish();

/** The block that follows another one, signed by the orderer, with the peers' verdict in its metadata. */
export function assembleBlock(
  previous: Block,
  envelopes: readonly Buffer[],
  records: readonly TransactionRecord[],
  signer: NodeIdentity,
): Block {
  const header: BlockHeader = {
    number: previous.header.number + 1,
    previousHash: headerHash(previous.header),
    dataHash: dataHash(envelopes),
  };
  const validationCodes = Buffer.from(records.map(({ validationCode }) => validationCode));
  const metadata = [
    ordererSignature(header, signer),
    // Metadata{ value: LastConfig{ index: 0 } }, in which everything is a default.
    Buffer.alloc(0),
    validationCodes,
    Buffer.alloc(0),
    commitHash(previous, validationCodes, records),
  ];
  return { header, envelopes, metadata };
}

/** Signature over OrdererBlockMetadata (which names block 0 as the last configuration), signature header and header. */
function ordererSignature(header: BlockHeader, signer: NodeIdentity): Buffer {
  const signatureHeader = new WireWriter().bytes(1, signer.serialized).bytes(2, randomBytes(24)).finish();
  const signed = Buffer.concat([lastConfiguration, signatureHeader, headerBytes(header)]);
  const signature = new WireWriter().bytes(1, signatureHeader).bytes(2, signLowS(signed, signer.privateKey)).finish();
  return new WireWriter().bytes(1, lastConfiguration).message(2, signature).finish();
}

/** Chains the verdicts and changes of all blocks, so that two copies of a ledger can be compared by one hash. */
function commitHash(previous: Block, validationCodes: Buffer, records: readonly TransactionRecord[]): Buffer {
  const changes = new WireWriter();
  for (const [index, record] of records.entries()) {
    for (const change of record.changes) changes.message(1, encodeChange(change, index));
  }
  const previousHash = new WireMessage(previous.metadata[MetadataIndex.commitHash] ?? Buffer.alloc(0)).bytes(1);
  const hash = createHash("sha256")
    .update(new WireWriter().uint(1, validationCodes.length).finish())
    .update(validationCodes)
    .update(changes.finish())
    .update(previousHash)
    .digest();
  return new WireWriter().bytes(1, hash).finish();
}

function encodeChange({ namespace, key, value, metadata }: KeyChange, transaction: number): Buffer {
  const writer = new WireWriter()
    .text(1, namespace)
    .text(2, key)
    .uint(3, value === null ? 1 : 0)
    .bytes(4, value ?? Buffer.alloc(0))
    .uint(5, transaction);
  return (metadata ? writer.message(6, encodeMetadataWrite({ key, entries: metadata })) : writer).finish();
}

import { createHash } from "node:crypto";
import { WireMessage, WireWriter } from "./wire.ts";

/** Positions in a block's metadata. */
export const MetadataIndex = {
  signatures: 0,
  lastConfig: 1,
  transactionsFilter: 2,
  orderer: 3,
  commitHash: 4,
} as const;

export interface BlockHeader {
  readonly number: number;
  readonly previousHash: Buffer;
  readonly dataHash: Buffer;
}

export interface Block {
  readonly header: BlockHeader;
  /** Envelope messages in order. */
  readonly envelopes: readonly Buffer[];
  readonly metadata: readonly Buffer[];
}

export function writeBlock(block: Block): Buffer {
  const { header } = block;
  const data = new WireWriter();
  for (const envelope of block.envelopes) data.message(1, envelope);
  const metadata = new WireWriter();
  for (const entry of block.metadata) metadata.message(1, entry);
  return new WireWriter()
    .message(
      1,
      new WireWriter().uint(1, header.number).bytes(2, header.previousHash).bytes(3, header.dataHash).finish(),
    )
    .message(2, data.finish())
    .message(3, metadata.finish())
    .finish();
}

/** @throws MalformedMessage */
export function readBlock(bytes: Buffer): Block {
  const fields = new WireMessage(bytes);
  const header = fields.message(1);
  return {
    header: { number: header.uint(1), previousHash: header.bytes(2), dataHash: header.bytes(3) },
    envelopes: fields.message(2).repeated(1),
    metadata: fields.message(3).repeated(1),
  };
}

/** Hash of the concatenated envelopes. */
export function dataHash(envelopes: readonly Buffer[]): Buffer {
  const hash = createHash("sha256");
  for (const envelope of envelopes) hash.update(envelope);
  return hash.digest();
}

/** Hash of a header, which the next block names as its previous hash. */
export function headerHash(header: BlockHeader): Buffer {
  return createHash("sha256").update(headerBytes(header)).digest();
}

/** ASN.1 form of a header, which is hashed and signed: SEQUENCE { INTEGER, OCTET STRING, OCTET STRING }. */
export function headerBytes(header: BlockHeader): Buffer {
  return der(0x30, [derInteger(header.number), der(0x04, [header.previousHash]), der(0x04, [header.dataHash])]);
}

function derInteger(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; bytes.length === 0 || rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  if ((bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return der(0x02, [Buffer.from(bytes)]);
}

/** All contents here are shorter than 128 bytes, so one length byte is enough. */
function der(tag: number, contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
}

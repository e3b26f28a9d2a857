import { WireMessage, WireWriter } from "./wire.ts";

/** Metadata of a key beside its value. */
export interface MetadataEntry {
  readonly name: string;
  readonly value: Buffer;
}

/** Replaces the metadata of a key; without entries it is removed. */
export interface MetadataWrite {
  readonly key: string;
  readonly entries: readonly MetadataEntry[];
}

/** The entry that holds a key's own endorsement policy. */
const keyPolicyName = "VALIDATION_PARAMETER";

/** The policy that endorsers of a key's changes have to satisfy, as a SignaturePolicyEnvelope; most keys have none. */
export function keyPolicyOf(entries: readonly MetadataEntry[]): Buffer | undefined {
  return entries.find(({ name }) => name === keyPolicyName)?.value;
}

/** KVMetadataWrite message. */
export function encodeMetadataWrite({ key, entries }: MetadataWrite): Buffer {
  const writer = new WireWriter().text(1, key);
  for (const { name, value } of entries) {
    writer.message(2, new WireWriter().text(1, name).bytes(2, value).finish());
  }
  return writer.finish();
}

/** @throws MalformedMessage */
export function decodeMetadataWrite(bytes: Buffer): MetadataWrite {
  const fields = new WireMessage(bytes);
  const entries = fields.repeated(2).map((entry) => {
    const parts = new WireMessage(entry);
    return { name: parts.text(1), value: parts.bytes(2) };
  });
  return { key: fields.text(1), entries };
}

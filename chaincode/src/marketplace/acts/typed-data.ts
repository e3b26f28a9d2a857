import { keccak_256 } from "@noble/hashes/sha3";
import { type ActName, isStruct, signedFieldsOf, structFields, structsIn, type TypedField } from "./act-types.ts";

/** The EIP-712 domain of the marketplace on one channel. */
export interface SigningDomain {
  readonly name: string;
  readonly version: string;
  /** keccak-256 of `<channel>/marketplace`, so that a signature holds on one channel and for one chaincode only. */
  readonly salt: string;
}

export function signingDomain(channel: string): SigningDomain {
  return { name: "Ledgerloom Marketplace", version: "1", salt: `0x${hash(`${channel}/marketplace`).toString("hex")}` };
}

const domainFields: readonly TypedField[] = [
  { name: "name", type: "string" },
  { name: "version", type: "string" },
  { name: "salt", type: "bytes32" },
];

const domainSeparators = new Map<string, Buffer>();
const typeHashes = new Map<string, Buffer>();

/** The 32 bytes that an account signs for an act on a channel. */
export function actDigest(channel: string, act: ActName, message: Readonly<Record<string, unknown>>): Buffer {
  return hash(Buffer.concat([Buffer.from([0x19, 0x01]), domainSeparator(channel), hashAct(act, message)]));
}

function hashAct(act: ActName, message: Readonly<Record<string, unknown>>): Buffer {
  return hashStruct(act, signedFieldsOf(act), message);
}

/** Hashed once per channel: it never changes. */
function domainSeparator(channel: string): Buffer {
  let separator = domainSeparators.get(channel);
  if (!separator) {
    separator = hashStruct("EIP712Domain", domainFields, { ...signingDomain(channel) });
    domainSeparators.set(channel, separator);
  }
  return separator;
}

function hashStruct(name: string, fields: readonly TypedField[], value: Readonly<Record<string, unknown>>): Buffer {
  return hash(Buffer.concat([typeHash(name, fields), ...fields.map((field) => encode(field.type, value[field.name]))]));
}

function typeHash(name: string, fields: readonly TypedField[]): Buffer {
  let known = typeHashes.get(name);
  if (!known) {
    known = hash(describe(name, fields) + referencedTypes(fields));
    typeHashes.set(name, known);
  }
  return known;
}

function describe(name: string, fields: readonly TypedField[]): string {
  return `${name}(${fields.map((field) => `${field.type} ${field.name}`).join(",")})`;
}

/** EIP-712 appends referenced structures to the type; ours refer to none. */
function referencedTypes(fields: readonly TypedField[]): string {
  return structsIn(fields)
    .map((name) => describe(name, structFields[name]))
    .join("");
}

function encode(type: string, value: unknown): Buffer {
  if (type.endsWith("[]")) {
    const itemType = type.slice(0, -2);
    return hash(Buffer.concat((value as unknown[]).map((item) => encode(itemType, item))));
  }
  if (isStruct(type)) return hashStruct(type, structFields[type], value as Record<string, unknown>);
  if (type === "string") return hash(value as string);
  if (type === "bool") return word(value ? 1n : 0n);
  return word(BigInt(value as string | bigint));
}

function word(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, "0"), "hex");
}

function hash(data: Uint8Array | string): Buffer {
  return Buffer.from(keccak_256(data));
}

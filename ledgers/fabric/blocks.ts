import { createHash } from "node:crypto";
import { peer } from "@hyperledger/fabric-protos";
import { bytesAt, eachAt, integerAt, textAt } from "./wire.ts";

/** A block as a peer committed it. */
export interface LedgerBlock {
  readonly number: bigint;
  /** Hash of the header, hex; the next block's `previousHash`. */
  readonly hash: string;
  readonly previousHash: string;
  /** Time of its last transaction: Fabric's blocks have none of their own. */
  readonly time?: Date | undefined;
  readonly transactions: readonly LedgerTransaction[];
}

export interface LedgerTransaction {
  /** Id of the transaction; empty for some configuration transactions. */
  readonly id: string;
  /** Time that the submitting client claimed. */
  readonly timestamp: Date;
  /** Name of Fabric's `TxValidationCode`: `VALID`, `MVCC_READ_CONFLICT`, … */
  readonly validationCode: string;
  readonly creatorMspId: string;
  /** Event of the chaincode; only of valid transactions. */
  readonly event?: ChaincodeEvent;
  /** Writes in the order of Fabric's write set; empty unless valid. */
  readonly writes: readonly KeyWrite[];
}

export interface KeyWrite {
  /** The chaincode whose state it is. */
  readonly namespace: string;
  readonly key: string;
  /** The bytes written, a view into the block; `null` when the key was deleted. */
  readonly value: Uint8Array | null;
}

export interface ChaincodeEvent {
  readonly chaincode: string;
  readonly name: string;
  readonly payload: Uint8Array;
  readonly transactionId: string;
  readonly blockNumber: bigint;
}

const endorserTransaction = 3;
const validationCodeNames = new Map<number, string>(
  Object.entries(peer.TxValidationCode).map(([name, code]) => [code, name]),
);

/** Name of a transaction validation code, as Fabric's documentation writes it. */
export function validationCodeName(code: number): string {
  return validationCodeNames.get(code) ?? `CODE_${code}`;
}

/**
 * Decodes an encoded `common.Block`. Only what {@link LedgerBlock} needs is read; endorsements are not verified, the
 * peer did that before it committed the block.
 */
export function decodeBlock(block: Uint8Array): LedgerBlock {
  const header = bytesAt(block, 1);
  const number = BigInt(integerAt(header, 1));
  const codes = eachAt(bytesAt(block, 3), 1)[2] ?? new Uint8Array(0);
  const transactions = eachAt(bytesAt(block, 2), 1).map((envelope, index) =>
    decodeTransaction(bytesAt(envelope, 1), codes[index] ?? 0, number),
  );
  return {
    number,
    hash: headerHash(number, bytesAt(header, 2), bytesAt(header, 3)),
    previousHash: Buffer.from(bytesAt(header, 2)).toString("hex"),
    time: transactions.at(-1)?.timestamp,
    transactions,
  };
}

/** Fabric's hash of a block header: SHA-256 over its ASN.1 form, hex. */
export function headerHash(number: bigint, previousHash: Uint8Array, dataHash: Uint8Array): string {
  const fields = Buffer.concat([der(2, derDigits(number)), der(4, previousHash), der(4, dataHash)]);
  return createHash("sha256").update(der(0x30, fields)).digest("hex");
}

function decodeTransaction(payload: Uint8Array, code: number, blockNumber: bigint): LedgerTransaction {
  const channelHeader = bytesAt(payload, 1, 1);
  const transaction = {
    id: textAt(channelHeader, 5),
    timestamp: timeOf(bytesAt(channelHeader, 3)),
    validationCode: validationCodeName(code),
    creatorMspId: textAt(payload, 1, 2, 1, 1),
  };
  const hasEffects = code === peer.TxValidationCode.VALID && integerAt(channelHeader, 1) === endorserTransaction;
  if (!hasEffects) return { ...transaction, writes: [] };

  // Payload.data → Transaction.actions → ChaincodeActionPayload.action → ProposalResponsePayload.extension
  const chaincodeAction = bytesAt(payload, 2, 1, 2, 2, 1, 2);
  const event = decodeEvent(bytesAt(chaincodeAction, 2), blockNumber);
  return { ...transaction, writes: decodeWrites(bytesAt(chaincodeAction, 1)), ...(event ? { event } : {}) };
}

const lastTimeMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A protobuf timestamp. Clients claim any time: what is after the year 9999, or before 1970, is the end of that year. */
export function timeOf(timestamp: Uint8Array): Date {
  const ms = integerAt(timestamp, 1) * 1000 + Math.floor(integerAt(timestamp, 2) / 1e6);
  return new Date(Math.min(ms, lastTimeMs));
}

function decodeWrites(readWriteSet: Uint8Array): KeyWrite[] {
  return eachAt(readWriteSet, 2).flatMap((namespaceSet) => {
    const namespace = textAt(namespaceSet, 1);
    return eachAt(bytesAt(namespaceSet, 2), 3).map((write) => ({
      namespace,
      key: textAt(write, 1),
      value: integerAt(write, 2) === 1 ? null : bytesAt(write, 3),
    }));
  });
}

function decodeEvent(event: Uint8Array, blockNumber: bigint): ChaincodeEvent | undefined {
  if (event.length === 0) return undefined;
  return {
    chaincode: textAt(event, 1),
    name: textAt(event, 3),
    payload: bytesAt(event, 4),
    transactionId: textAt(event, 2),
    blockNumber,
  };
}

function derDigits(number: bigint): Uint8Array {
  const hex = number.toString(16);
  const digits = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
  return (digits[0] ?? 0) < 0x80 ? digits : Buffer.concat([Buffer.from([0]), digits]);
}

/** One ASN.1 element; everything in a block header is shorter than 128 bytes. */
function der(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag, content.length]), content]);
}

import { X509Certificate } from "node:crypto";
import { common, peer } from "@hyperledger/fabric-protos";
import { headerHash, timeOf, validationCodeName } from "./blocks.ts";
import { bytesAt, eachAt, integerAt, MalformedMessage, textAt } from "./wire.ts";

/** A block with everything that a person may look at. What cannot be decoded is left empty, and never an error. */
export interface BlockDetails {
  readonly number: bigint;
  readonly hash: string;
  readonly previousHash: string;
  /** In bytes, as the peer keeps it. */
  readonly size: number;
  readonly transactions: readonly TransactionDetails[];
}

/** An identity as a transaction carries it. */
export interface TransactionIdentity {
  readonly mspId: string;
  /** Of its certificate; `undefined` when that cannot be read. */
  readonly commonName: string | undefined;
}

/** A key that the transaction's simulation read, with the place of its last write; `undefined` when it had none. */
export interface KeyRead {
  readonly namespace: string;
  readonly key: Uint8Array;
  readonly version: { readonly block: bigint; readonly transaction: number } | undefined;
}

/** A key that the transaction writes; `null` deletes it. */
export interface KeyUpdate {
  readonly namespace: string;
  readonly key: Uint8Array;
  readonly value: Uint8Array | null;
}

const certificateBytes = 16 * 1024;
const nothing = new Uint8Array(0);
const headerTypes = new Map<number, string>(Object.entries(common.HeaderType).map(([name, type]) => [type, name]));

/** Reads an encoded `common.Block`. Transient and private data are in no block; of private ones a block has hashes. */
export function describeBlock(block: Uint8Array): BlockDetails {
  const header = bytesAt(block, 1);
  const number = BigInt(integerAt(header, 1));
  const codes = eachAt(bytesAt(block, 3), 1)[2] ?? nothing;
  return {
    number,
    hash: headerHash(number, bytesAt(header, 2), bytesAt(header, 3)),
    previousHash: Buffer.from(bytesAt(header, 2)).toString("hex"),
    size: block.length,
    transactions: eachAt(bytesAt(block, 2), 1).map((envelope, index) => {
      return new TransactionDetails(index, envelope, codes[index] ?? peer.TxValidationCode.VALID);
    }),
  };
}

/** One transaction of a block, decoded as far as somebody looks. */
export class TransactionDetails {
  readonly index: number;
  readonly validationCode: string;
  /** Its envelope as it was ordered. */
  readonly envelope: Uint8Array;

  constructor(index: number, envelope: Uint8Array, code: number) {
    this.index = index;
    this.envelope = envelope;
    this.validationCode = validationCodeName(code);
  }

  /** Empty for some configuration transactions. */
  get id(): string {
    return leniently(() => textAt(this.#channelHeader, 5), "");
  }

  /** Name of Fabric's `HeaderType`: `ENDORSER_TRANSACTION`, `CONFIG`, … */
  get type(): string {
    const type = leniently(() => integerAt(this.#channelHeader, 1), -1);
    return headerTypes.get(type) ?? `TYPE_${type}`;
  }

  /** Time that the submitting client claimed. */
  get time(): Date | undefined {
    return leniently(() => timeOf(bytesAt(this.#channelHeader, 3)), undefined);
  }

  get creator(): TransactionIdentity | undefined {
    return leniently(() => identityOf(bytesAt(this.envelope, 1, 1, 2, 1)), undefined);
  }

  /** Called chaincode; empty unless one was. */
  get chaincode(): string {
    return leniently(() => textAt(this.#invocation, 2, 2), "");
  }

  /** Arguments of the call, its function first. */
  get arguments(): readonly Uint8Array[] {
    return leniently(() => eachAt(bytesAt(this.#invocation, 3), 1), []);
  }

  get reads(): readonly KeyRead[] {
    return this.#ofNamespaces((namespace, set) =>
      eachAt(set, 1).map((read) => ({ namespace, key: bytesAt(read, 1), version: versionOf(bytesAt(read, 2)) })),
    );
  }

  /** Updates that endorsers signed, also of a transaction that was not valid and so changed nothing. */
  get writes(): readonly KeyUpdate[] {
    return this.#ofNamespaces((namespace, set) =>
      eachAt(set, 3).map((write) => {
        return { namespace, key: bytesAt(write, 1), value: integerAt(write, 2) === 1 ? null : bytesAt(write, 3) };
      }),
    );
  }

  /** The one event that Fabric keeps of a transaction. */
  get event(): { readonly name: string; readonly payload: Uint8Array } | undefined {
    const event = leniently(() => bytesAt(this.#action, 2), nothing);
    if (event.length === 0) return undefined;
    return leniently(() => ({ name: textAt(event, 3), payload: bytesAt(event, 4) }), undefined);
  }

  get endorsers(): readonly TransactionIdentity[] {
    const endorsements = leniently(() => eachAt(bytesAt(this.#actionPayload, 2), 2), []);
    return endorsements.flatMap((one) => leniently(() => identityOf(bytesAt(one, 1)), undefined) ?? []);
  }

  get #channelHeader(): Uint8Array {
    return bytesAt(this.envelope, 1, 1, 1);
  }

  /** ChaincodeActionPayload: Payload.data → Transaction.actions → TransactionAction.payload. */
  get #actionPayload(): Uint8Array {
    return bytesAt(this.envelope, 1, 2, 1, 2);
  }

  /** ChaincodeSpec: chaincode_proposal_payload → input → ChaincodeInvocationSpec.chaincode_spec. */
  get #invocation(): Uint8Array {
    return bytesAt(this.#actionPayload, 1, 1, 1);
  }

  /** ChaincodeAction: action → proposal_response_payload → extension. */
  get #action(): Uint8Array {
    return bytesAt(this.#actionPayload, 2, 1, 2);
  }

  #ofNamespaces<T>(take: (namespace: string, set: Uint8Array) => T[]): T[] {
    const sets = leniently(() => eachAt(bytesAt(this.#action, 1), 2), []);
    return sets.flatMap((one) => leniently(() => take(textAt(one, 1), bytesAt(one, 2)), []));
  }
}

/** SerializedIdentity. */
function identityOf(identity: Uint8Array): TransactionIdentity | undefined {
  if (identity.length === 0) return undefined;
  return { mspId: textAt(identity, 1), commonName: commonNameOf(bytesAt(identity, 2)) };
}

function commonNameOf(certificate: Uint8Array): string | undefined {
  if (certificate.length > certificateBytes) return undefined;
  try {
    return /^CN=(.*)$/m.exec(new X509Certificate(certificate).subject)?.[1];
  } catch {
    // A transaction that is not valid may carry anything as its certificate.
    return undefined;
  }
}

/** Version of a read: absent for a key that nobody had written. Block 0, transaction 0 is an empty message. */
function versionOf(version: Uint8Array): KeyRead["version"] {
  if (version.length === 0) return undefined;
  return { block: BigInt(integerAt(version, 1)), transaction: integerAt(version, 2) };
}

function leniently<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedMessage) return otherwise;
    throw error;
  }
}

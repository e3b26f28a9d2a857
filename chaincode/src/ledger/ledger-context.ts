import { Context } from "fabric-contract-api";
import { ChaincodeError } from "./chaincode-error.ts";

/**
 * Context of a transaction of ours: JSON rows of the ledger by key, the transaction's own time, one event.
 *
 * Each row is read from the peer once. Fabric reads never show writes of the same transaction; this context does for
 * reads by key, so that an act which touches one row twice (registering a service and a mashup of it together) adds
 * up. Range reads answer with committed rows only.
 */
export class LedgerContext extends Context {
  /** Rows as this transaction has read or written them, `undefined` where there is none. */
  readonly #rows = new Map<string, unknown>();
  #eventName: string | undefined;

  /** @returns the row, which callers must not change, or `undefined` when there is none */
  async read<Row>(key: string): Promise<Row | undefined> {
    if (!this.#rows.has(key)) {
      const bytes = await this.stub.getState(key);
      this.#rows.set(key, bytes.length === 0 ? undefined : JSON.parse(Buffer.from(bytes).toString("utf8")));
    }
    return this.#rows.get(key) as Row | undefined;
  }

  /** Writes a row; anything that JSON can hold, with tokens and counters as decimal strings. */
  async write(key: string, row: object): Promise<void> {
    this.#rows.set(key, row);
    await this.stub.putState(key, Buffer.from(JSON.stringify(row)));
  }

  async remove(key: string): Promise<void> {
    this.#rows.set(key, undefined);
    await this.stub.deleteState(key);
  }

  /** A composite key: outside the space of plain keys, and free of ambiguity because its parts are separated by NUL. */
  key(kind: string, ...parts: string[]): string {
    return this.stub.createCompositeKey(kind, parts);
  }

  /** The transaction's time in milliseconds since 1970: the same on every endorser, set by the submitting client. */
  nowMs(): number {
    const { seconds, nanos } = this.stub.getTxTimestamp();
    return Number(seconds) * 1000 + Math.floor(nanos / 1_000_000);
  }

  /** The transaction's time as ISO 8601 text. */
  now(): string {
    return new Date(this.nowMs()).toISOString();
  }

  /** The transaction's time in whole seconds since 1970. */
  nowSeconds(): bigint {
    return BigInt(this.stub.getTxTimestamp().seconds.toString());
  }

  /** MSP id of the organisation whose identity sends the transaction. */
  organization(): string {
    return this.clientIdentity.getMSPID();
  }

  /** Sets the transaction's event. Fabric keeps only the last one, so a second is a mistake of ours. */
  emit(name: string, payload: object): void {
    if (this.#eventName) throw new Error(`the transaction already emits ${this.#eventName}`);
    this.#eventName = name;
    this.stub.setEvent(name, Buffer.from(JSON.stringify(payload)));
  }
}

/** @throws NOT_FOUND when there is no such row */
export function found<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new ChaincodeError("NOT_FOUND", what);
  return row;
}

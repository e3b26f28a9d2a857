import type { DocumentNode } from "graphql";
import { documentBytes } from "../../serving/graphql/document-bytes.ts";
import type { Release } from "./slots.ts";

/** Parameters that came with a document. */
export interface Given {
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** Bytes of one caller's operations under way. */
interface Held {
  bytes: number;
  /** Number of operations under way with each document, whose bytes count once. */
  readonly documents: Map<DocumentNode, number>;
}

/** Bytes of one operation: its own, and those of its document, which all operations with that document share. */
interface Taken {
  readonly document: DocumentNode;
  readonly own: number;
  readonly shared: number;
}

/**
 * Limit of the bytes of each caller's operations under way. They stay in memory until the operation is over; of a
 * subscription the client decides when that is.
 */
export class AskedBytes {
  readonly max: number;
  readonly #callers = new Map<string, Held>();

  constructor(max: number) {
    this.max = max;
  }

  /** Reserves room for an operation; `undefined` when its caller has none left. */
  take(caller: string, document: DocumentNode, given: Given = {}): Release | undefined {
    const held = this.#callers.get(caller) ?? { bytes: 0, documents: new Map() };
    const own = bytesOf(given);
    const users = held.documents.get(document) ?? 0;
    const shared = documentBytes(document, document.loc?.source.body ?? "");
    const added = users > 0 ? own : own + shared;
    if (held.bytes + added > this.max) return undefined;
    held.bytes += added;
    held.documents.set(document, users + 1);
    this.#callers.set(caller, held);
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.#give(caller, { document, own, shared });
    };
  }

  #give(caller: string, { document, own, shared }: Taken): void {
    const held = this.#callers.get(caller);
    if (!held) return;
    const users = (held.documents.get(document) ?? 1) - 1;
    held.bytes -= users > 0 ? own : own + shared;
    if (users > 0) held.documents.set(document, users);
    else held.documents.delete(document);
    if (held.documents.size === 0) this.#callers.delete(caller);
  }
}

/** Estimate in bytes: a character of text takes two at most; values take about as much as their JSON. */
function bytesOf({ variables, extensions }: Given): number {
  return variables || extensions ? 2 * JSON.stringify([variables, extensions]).length : 0;
}

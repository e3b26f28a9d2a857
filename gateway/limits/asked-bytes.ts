import type { DocumentNode } from "graphql";
import { documentBytes } from "../../serving/graphql/document-bytes.ts";
import type { Release } from "./slots.ts";

/** What came with a document. */
export interface Given {
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** What one caller's operations under way are asked with. */
interface Held {
  bytes: number;
  /** How many of them have each document, which is kept once. */
  readonly documents: Map<DocumentNode, number>;
}

/** Bytes of one operation: its own, and those of its document, which all with that document share. */
interface Taken {
  readonly document: DocumentNode;
  readonly own: number;
  readonly shared: number;
}

/**
 * Bounds the bytes that operations under way are asked with, of each caller by itself: they stay until the operation is
 * over, which a subscription is when its client likes.
 */
export class AskedBytes {
  readonly max: number;
  readonly #callers = new Map<string, Held>();

  constructor(max: number) {
    this.max = max;
  }

  /** Takes room for an operation, or `undefined` when its caller has no more. */
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

/** A text in memory has two bytes a character at most; values take about as much as their JSON would. */
function bytesOf({ variables, extensions }: Given): number {
  return variables || extensions ? 2 * JSON.stringify([variables, extensions]).length : 0;
}

import type { Client } from "@ledgerloom/sdk";
import { type DocumentNode, parse } from "graphql";

/** A subscription to a stream's events, with nothing but their cursors. */
export function cursorsOf(field: string): DocumentNode {
  return parse(`subscription ($after: Cursor) { event: ${field}(after: $after) { cursor } }`);
}

interface Event {
  readonly event: { readonly cursor: string };
}

/** Reads a stream in the background, and keeps the cursors in the order in which events arrive. */
export class Followed {
  readonly cursors: string[] = [];
  readonly #events: AsyncIterableIterator<Event>;
  readonly #reading: Promise<void>;

  constructor(client: Client, field: string, after: string) {
    this.#events = client.subscribe(cursorsOf(field) as never, { after } as never);
    this.#reading = this.#read();
  }

  /** Waits until it has read as many events as there are. */
  async reached(count: number): Promise<void> {
    while (this.cursors.length < count) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  async stop(): Promise<void> {
    await this.#events.return?.();
    await this.#reading;
  }

  async #read(): Promise<void> {
    for await (const { event } of this.#events) this.cursors.push(event.cursor);
  }
}

import { createClient } from "graphql-ws";
import { expect } from "vitest";
import type { Market } from "./market.ts";

/** Events of jobs, joined with two other subgraphs. */
export const events = /* GraphQL */ `
  subscription Events($after: Cursor) {
    jobEvents(after: $after) { cursor job { id title listings { id payment { amount } } } }
  }
`;

export interface JobEvents {
  readonly data?: { readonly jobEvents: { readonly cursor: string; readonly job: { readonly title: string } } };
  readonly errors?: readonly { readonly message: string; readonly extensions: object }[];
}

/** A client of the stream. */
export interface Reader {
  next(): Promise<JobEvents>;
  /** Leaves as a client does that has read enough. */
  leave(): Promise<void>;
}

/** Opens a stream in one of the ways there are. */
export type Reads = (market: Market, variables?: object, query?: string) => Promise<Reader>;

const overWebSocket: Reads = async ({ gateway }, variables = {}, query = events) => {
  const client = createClient({ url: gateway.url.replace("http", "ws"), retryAttempts: 0 });
  const results = client.iterate({ query, variables: { ...variables } });
  return {
    next: async () => (await results.next()).value as JobEvents,
    leave: async () => {
      await results.return?.();
      await client.dispose();
    },
  };
};

const overServerSentEvents: Reads = async ({ gateway }, variables = {}, query = events) => {
  const leaving = new AbortController();
  const response = await fetch(gateway.url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query, variables }),
    signal: leaving.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const frames = framesOf(response.body as ReadableStream<Uint8Array>);
  return {
    next: async () => (await frames.next()).value as JobEvents,
    leave: async () => leaving.abort(),
  };
};

/** The data of the events of an event stream. */
export async function* framesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown> {
  let text = "";
  for await (const chunk of body.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
    text += chunk;
    const frames = text.split("\n\n");
    text = frames.pop() ?? "";
    for (const frame of frames) {
      const data = /^event: next\ndata: (.*)$/m.exec(frame)?.[1];
      if (data) yield JSON.parse(data);
    }
  }
}

/** Both ways in which clients follow a stream. */
export const ways: readonly { readonly way: string; readonly read: Reads }[] = [
  { way: "graphql-ws", read: overWebSocket },
  { way: "server-sent events", read: overServerSentEvents },
];

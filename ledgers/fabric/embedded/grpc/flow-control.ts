import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes messages as fast as the client takes them, until there are no more or the signal aborts. */
export async function writeAll(
  stream: Pick<Writable, "write"> & NodeJS.EventEmitter,
  messages: AsyncIterable<Buffer>,
  signal: AbortSignal,
): Promise<void> {
  for await (const message of messages) {
    if (signal.aborted) return;
    if (!stream.write(message)) await drained(stream, signal);
  }
}

async function drained(stream: NodeJS.EventEmitter, signal: AbortSignal): Promise<void> {
  try {
    await once(stream, "drain", { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

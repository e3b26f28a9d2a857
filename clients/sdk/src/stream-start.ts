import type { StreamStartQuery } from "./generated/operations.ts";
import { subgraphOfStream } from "./generated/streams.ts";

/**
 * The cursor from which a stream goes on now, so that nothing is lost when the connection breaks before the first event.
 * @param read asks for the cursors of all subgraphs
 * @param field of the subscription; one that this client does not know has no such cursor
 */
export async function streamStart(read: () => Promise<StreamStartQuery>, field: string): Promise<string | undefined> {
  const subgraph = (subgraphOfStream as Record<string, keyof StreamStartQuery["_meta"] | undefined>)[field];
  if (!subgraph) return undefined;
  const { _meta } = await read();
  return _meta[subgraph].cursor;
}

import { z } from "zod";
import { PlatformError } from "../../../errors/platform-error.ts";

/** Block of the ledger that a subgraph shows. */
export interface BlockPosition {
  readonly subgraph: string;
  /** Name of the ledger within the subgraph. */
  readonly source: string;
  readonly block: bigint;
  /** Hash, which tells the block from others of its number; null where a ledger's blocks are final. */
  readonly hash: string | null;
}

const blockNumber = z.string().regex(/^\d{1,20}$/);
const encoded = z.tuple([z.string(), z.string(), blockNumber, z.string().nullable()]);

/** Opaque form of a position, which clients keep. */
export function encodePosition({ subgraph, source, block, hash }: BlockPosition): string {
  return Buffer.from(JSON.stringify([subgraph, source, `${block}`, hash])).toString("base64url");
}

/** Position of its opaque form. @throws BAD_INPUT when a text is no position of any subgraph */
export function decodePosition(text: string): BlockPosition {
  const { success, data } = encoded.safeParse(parsed(Buffer.from(text, "base64url").toString()));
  if (!success)
    throw new PlatformError(
      "BAD_INPUT",
      "@read takes positions that this graph gave out (`position` of payloads and events)",
    );
  const [subgraph, source, block, hash] = data;
  return { subgraph, source, block: BigInt(block), hash };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

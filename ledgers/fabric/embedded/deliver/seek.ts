import type { Channel } from "../channel/channel.ts";
import { readEnvelope } from "../protocol/transaction.ts";
import { WireMessage } from "../protocol/wire.ts";
import { status } from "./status.ts";

/** Part of the chain that a client asks for. */
export interface Seek {
  readonly channel: Channel;
  readonly start: number;
  /** Number of the last block; infinite when the client follows the chain. */
  readonly stop: number;
  /** Whether it ends with NOT_FOUND instead of waiting for a block that does not exist yet. */
  readonly failsIfNotReady: boolean;
}

/** Reads a signed seek request; a number is the status that refuses it. */
export function readSeek(bytes: Buffer, channels: ReadonlyMap<string, Channel>): Seek | number {
  try {
    const { header, payload, signature, data } = readEnvelope(bytes);
    const channel = channels.get(header.channel);
    if (channel === undefined) return status.notFound;
    const signer = channel.signer(header.creator, payload, signature);
    if (signer === undefined || signer.isExpired()) return status.forbidden;
    if (channel.denial("/Channel/Application/Readers", signer) !== undefined) return status.forbidden;
    return readRange(new WireMessage(data), channel);
  } catch {
    return status.badRequest;
  }
}

function readRange(info: WireMessage, channel: Channel): Seek | number {
  if (!info.has(1) || !info.has(2)) return status.badRequest;
  const start = position(info.message(1), channel);
  const stop = position(info.message(2), channel);
  if (stop < start) return status.badRequest;
  return { channel, start, stop, failsIfNotReady: info.uint(3) === 1 };
}

/** SeekPosition: newest = 1, oldest = 2, specified = 3, next commit = 4. */
function position(message: WireMessage, { feed }: Channel): number {
  if (message.has(3)) return message.message(3).uint(1);
  if (message.has(1)) return Math.max(0, feed.height - 1);
  return message.has(2) ? 0 : feed.height;
}

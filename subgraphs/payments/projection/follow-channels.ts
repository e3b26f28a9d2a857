import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { PlatformError } from "../../../ledgers/errors.ts";
import type { EvmChain } from "../../../ledgers/evm/chain.ts";
import type { EventFeed } from "../../shared/event-feed.ts";
import { type ChannelEvent, channelEventTopics } from "./channel-event.ts";
import type { ChannelProjection } from "./channel-projection.ts";

export interface FollowChannelsOptions {
  readonly chain: EvmChain;
  readonly projection: ChannelProjection;
  readonly events: EventFeed<ChannelEvent>;
  /** The block with the factory, or any before it. */
  readonly fromBlock: number;
  readonly confirmations: number;
  readonly log: Logger;
}

/** The projection's place on the chain. */
export interface ChannelFollower {
  /** Number of the newest block that counts; -1 before the first. */
  readonly position: number;
  /**
   * Waits until a block counts, so that a write can be read.
   * @throws TIMEOUT when it takes longer than `timeoutMs` (default 60,000)
   */
  reached(block: number, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** Keeps the projection at what the chain says, in the background. */
export function followChannels(options: FollowChannelsOptions): ChannelFollower {
  const { chain, projection, events, fromBlock, confirmations, log } = options;
  const stop = new AbortController();
  const waiting = new Set<() => void>();
  let position = fromBlock - 1;

  const follow = async (): Promise<void> => {
    const filter = { topics: channelEventTopics };
    for await (const notice of chain.follow({ filter, fromBlock, confirmations, signal: stop.signal })) {
      if (notice.type === "undone") log.warn({ block: notice.block.number }, "Block undone by the chain");
      for (const event of projection.apply(notice)) {
        const { block, transaction, event: index } = event.place;
        events.append({ block: BigInt(block), transaction, event: index }, event);
      }
      position = notice.type === "block" ? notice.block.number : notice.block.number - 1;
      for (const check of waiting) check();
    }
  };
  const following = follow().catch((error) => log.error({ err: error }, "The chain is no longer followed"));

  return {
    get position() {
      return position;
    },
    async reached(block, timeoutMs = 60_000) {
      if (block <= position) return;
      const patience = new AbortController();
      const arrived = new Promise<true>((resolve) => {
        const check = () => block <= position && resolve(true);
        waiting.add(check);
        patience.signal.addEventListener("abort", () => waiting.delete(check));
      });
      const late = sleep(timeoutMs, false as const, { signal: patience.signal }).catch(() => false as const);
      const isThere = await Promise.race([arrived, late]);
      patience.abort();
      if (!isThere) throw new PlatformError("TIMEOUT", `block ${block} is not confirmed yet`, { retryable: true });
    },
    async close() {
      stop.abort();
      await following;
    },
  };
}

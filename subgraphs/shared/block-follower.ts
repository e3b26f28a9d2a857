import type { Logger } from "pino";
import { PlatformError } from "../../ledgers/errors.ts";

/** A projection's place on its ledger. */
export interface BlockFollower {
  /** Number of the newest block that was applied; -1 before the first. */
  readonly position: bigint;
  /**
   * Waits until a block was applied, so that a write can be read.
   * @throws TIMEOUT when it is not within `timeoutMs` (default 10,000); LEDGER_UNAVAILABLE when following has ended
   */
  reached(block: bigint, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

export interface BlockFollowerOptions<B extends { readonly number: bigint }> {
  /** Blocks from the first on, each exactly once and in order, until the signal. */
  readonly blocks: (signal: AbortSignal) => AsyncIterable<B>;
  /** Applies one block to the projection's rows; must not throw for a block that a ledger committed. */
  readonly apply: (block: B) => void;
  readonly log: Logger;
}

/** Applies a ledger's blocks to a projection in the background. */
export function followBlocks<B extends { readonly number: bigint }>(options: BlockFollowerOptions<B>): BlockFollower {
  const stop = new AbortController();
  const waiting = new Map<() => void, bigint>();
  let position = -1n;
  let failure: unknown;

  const follow = async (): Promise<void> => {
    try {
      for await (const block of options.blocks(stop.signal)) {
        options.apply(block);
        position = block.number;
        for (const [resolve, awaited] of waiting) if (awaited <= position) resolve();
      }
    } catch (error) {
      if (stop.signal.aborted) return;
      failure = error;
      options.log.error({ err: error, position }, "Projection stopped following its ledger");
    }
  };
  const following = follow();

  return {
    get position() {
      return position;
    },
    async reached(block, timeoutMs = 10_000) {
      if (block <= position) return;
      if (failure) throw new PlatformError("LEDGER_UNAVAILABLE", "the projection has stopped", { cause: failure });
      await new Promise<void>((resolve, reject) => {
        const settle = () => {
          clearTimeout(timer);
          waiting.delete(settle);
          resolve();
        };
        const timer = setTimeout(() => {
          waiting.delete(settle);
          reject(new PlatformError("TIMEOUT", `block ${block} was not projected in time`, { retryable: true }));
        }, timeoutMs);
        waiting.set(settle, block);
      });
    },
    async close() {
      stop.abort();
      await following;
    },
  };
}

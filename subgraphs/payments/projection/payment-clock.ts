/** Time of the newest block that is shown; `null` before the first. */
interface TimedBlocks {
  readonly checkpoint: { readonly time: Date | null };
}

/**
 * Clock in Unix seconds: this machine's or the chain's, whichever is ahead. The chain's goes on from its newest block by a
 * clock that nobody sets, so a machine's clock that is set back makes nothing valid again; one that was ahead, and is
 * set right, counts for no longer than it was wrong.
 */
export function paymentClock(chain: TimedBlocks): () => number {
  let shown: number | undefined;
  let seenAt = 0;
  return () => {
    const newest = chain.checkpoint.time?.getTime();
    if (newest !== shown) {
      shown = newest;
      seenAt = performance.now();
    }
    const chainTime = shown === undefined ? 0 : shown + performance.now() - seenAt;
    return Math.floor(Math.max(Date.now(), chainTime) / 1_000);
  };
}

import { expect } from "vitest";
import { usualPrefetch } from "../../clients/pay/src/consumer/provider-session.ts";

/** A lane of a channel, and a consumer that pays on it. */
export interface PayingConsumer {
  /** Requests that were paid for so far, by whomever. */
  readonly paid: number;
  /** Signs for one request that nobody sends. @returns its counter */
  readonly sign: () => Promise<number>;
  /** Sends one paid request. */
  readonly send: () => Promise<unknown>;
}

/**
 * Has one request sent after the other until no prefetched token is left, and checks that no more were prefetched
 * than allowed, and that each was signed for one request.
 * @returns the newest counter, which nobody has sent
 */
export async function useUpPrefetched({ paid, sign, send }: PayingConsumer): Promise<number> {
  let newest = await sign();
  let expected = paid + 1;
  expect(newest).toBeGreaterThanOrEqual(expected);
  expect(newest).toBeLessThanOrEqual(expected + usualPrefetch);
  for (let sent = 0; newest !== expected && sent < 10 * usualPrefetch; sent += 1) {
    await send();
    newest = await sign();
    expected += 2;
  }
  expect(newest).toBe(expected);
  return newest;
}

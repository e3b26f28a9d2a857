import { toQuantity } from "ethers";
import type { Step } from "./journal.ts";
import { type Head, NodeRefusal, type Upstream } from "./upstream.ts";

/** Steps between two reports of the progress. */
const stepsPerReport = 500;

/**
 * Replays the steps of a journal; the same times make the same blocks.
 * @returns whether they are the same
 */
export async function replay(
  upstream: Upstream,
  steps: readonly Step[],
  onProgress: (done: number) => void,
): Promise<boolean> {
  let known: Head | undefined;
  for (const [index, { calls, time, blocks = 1, after }] of steps.entries()) {
    if (index % stepsPerReport === 0) onProgress(index);
    known = after ?? known;
    for (const call of calls) await upstream.call(...call).catch(unlessRefused);
    if (time !== undefined) await makeBlocks(upstream, time, blocks);
  }
  return known === undefined || (await hashOf(upstream, known.number)) === known.hash;
}

/** Makes blocks of a time; nothing else may change the chain meanwhile. */
export async function makeBlocks(upstream: Upstream, time: number, blocks: number): Promise<void> {
  for (let made = 0; made < blocks; made += 1) await upstream.call("evm_mine", [{ timestamp: toQuantity(time) }]);
}

/** Ignores a refusal: anvil refused the call the first time too, or has it from the state already. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof NodeRefusal)) throw error;
}

async function hashOf(upstream: Upstream, number: number): Promise<string | undefined> {
  const block = (await upstream.call("eth_getBlockByNumber", [toQuantity(number), false])) as { hash: string } | null;
  return block?.hash;
}

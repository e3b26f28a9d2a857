import { PlatformError } from "../../../errors/platform-error.ts";
import type { Principal } from "../../../subgraph-protocol/principal.ts";
import type { ReadPositions } from "../../../subgraph-protocol/read-positions.ts";
import { type BlockPosition, decodePosition } from "./position.ts";

/** Ledger as the reads of a subgraph see it. */
export interface LedgerView {
  readonly subgraph: string;
  readonly source: string;
  /** Waits until reads show a block. @throws TIMEOUT */
  reached(block: bigint): Promise<void>;
  /** Whether reads show this very block, once they have reached it; false when the ledger has another in its place. */
  keeps(block: bigint, hash: string): Promise<boolean>;
}

/**
 * Makes the contexts of a subgraph's requests, each as soon as reads show the positions that it is bound to.
 * @param make takes the block as of which to read, when it is not the newest
 */
export function contextsOver<C extends object>(
  ledger: LedgerView,
  make: (principal: Principal, asOf?: bigint) => C,
): (principal: Principal, positions?: ReadPositions) => C | Promise<C> {
  return (principal, positions) =>
    positions ? reach(ledger, positions).then((asOf) => make(principal, asOf)) : make(principal);
}

/**
 * Waits until reads show positions; those of other subgraphs are theirs to wait for.
 * @returns the block as of which to read
 * @throws BAD_INPUT, TIMEOUT (retryable), POSITION_UNDONE
 */
export async function reach(ledger: LedgerView, { after, asOf }: ReadPositions): Promise<bigint | undefined> {
  const least = positionsOf(ledger, after);
  const [cut, second] = positionsOf(ledger, asOf ?? []);
  if (asOf && !cut)
    throw new PlatformError(
      "BAD_INPUT",
      `asOf has no position of ${ledger.subgraph}, which is read: add one, or leave its fields out`,
    );
  if (second)
    throw new PlatformError("BAD_INPUT", `asOf has several positions of ${ledger.subgraph}; give one of each subgraph`);
  for (const position of cut ? [...least, cut] : least) {
    await ledger.reached(position.block);
    await requireKept(ledger, position);
  }
  return cut?.block;
}

function positionsOf({ subgraph, source }: LedgerView, texts: readonly string[]): BlockPosition[] {
  const positions = texts.map(decodePosition).filter((position) => position.subgraph === subgraph);
  const stray = positions.find((position) => position.source !== source);
  if (stray) throw new PlatformError("BAD_INPUT", `${subgraph} shows ${source}, the position is of ${stray.source}`);
  return positions;
}

async function requireKept(ledger: LedgerView, { block, hash }: BlockPosition): Promise<void> {
  if (hash === null || (await ledger.keeps(block, hash))) return;
  throw new PlatformError(
    "POSITION_UNDONE",
    `the chain has undone block ${block} of the position; read without it, and take a new one`,
  );
}

import { PlatformError } from "../../errors/platform-error.ts";
import { decodeCursor, encodeCursor } from "../tables/cursor.ts";

/** Place of an event on its ledger. It is the same for every instance, so a cursor made of it is too. */
export interface LedgerPosition {
  readonly block: bigint;
  readonly transaction: number;
  readonly event: number;
  /** Branch of the block, as {@link branchOf} names it, on a ledger that may take blocks back. */
  readonly branch?: string | undefined;
}

/** Greater than the index of any transaction of a block, and of any event; the greatest that a cursor has room for. */
export const lastOfBlock = 999_999_999;

/** Position behind all events of a block. */
export function endOf(block: bigint, hash: string | null): LedgerPosition {
  const branch = hash === null ? undefined : branchOf(hash);
  return { block, transaction: lastOfBlock, event: lastOfBlock, branch };
}

/** Position of a reader that begins now: behind the newest block, or before everything when there is none. */
export function startAt({
  position,
  hash,
}: {
  readonly position: bigint;
  readonly hash: string | null;
}): LedgerPosition {
  return position < 0n ? { block: 0n, transaction: 0, event: -1 } : endOf(position, hash);
}

/** Part of a block's hash that distinguishes it from others with its number. */
export function branchOf(hash: string): string {
  return hash.slice(0, 18);
}

/** Order of two positions, as `sort` wants it. */
export function compare(a: LedgerPosition, b: LedgerPosition): number {
  if (a.block !== b.block) return a.block < b.block ? -1 : 1;
  return a.transaction - b.transaction || a.event - b.event;
}

const retracted = ".retracted";

/**
 * The opaque form of a position. That of a retraction differs from that of the event before, which stands at the same
 * place: a stream that has not heard of the retraction yet must not be taken for one that is as far.
 */
export function cursorOf({ block, transaction, event, branch }: LedgerPosition, isRetracted = false): string {
  const onBranch = branch === undefined ? "" : `.${branch}`;
  return encodeCursor(`${block}.${transaction}.${event}${onBranch}${isRetracted ? retracted : ""}`);
}

/** @throws BAD_INPUT when a cursor is none of a stream of events */
export function positionOf(cursor: string): LedgerPosition {
  const match = /^(\d{1,18})\.(\d{1,9})\.(-1|\d{1,9})(?:\.([\w/]{1,18})(?:\.retracted)?)?$/.exec(decodeCursor(cursor));
  if (!match) throw new PlatformError("BAD_INPUT", "the cursor is not of this stream; begin without one");
  const [, block = "", transaction, event, branch] = match;
  return { block: BigInt(block), transaction: Number(transaction), event: Number(event), branch };
}

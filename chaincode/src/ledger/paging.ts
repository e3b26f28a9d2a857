import type { Iterators, StateQueryResponse } from "fabric-shim-api";
import { demand } from "./chaincode-error.ts";
import type { LedgerContext } from "./ledger-context.ts";

/** Rows of one page, with the bookmark of the next; an empty one marks the last page. */
export interface LedgerPage<Row> {
  readonly rows: Row[];
  readonly bookmark: string;
}

/** Page of a list, as a caller asks for it. */
export interface PageRequest {
  readonly pageSize: string;
  readonly bookmark: string;
}

const maxPageSize = 500;

/** @throws BAD_INPUT unless it is a whole number from 1 to 500 */
export function parsePageSize(text: string): number {
  const size = Number(text);
  demand(
    Number.isInteger(size) && size >= 1 && size <= maxPageSize,
    "BAD_INPUT",
    `pageSize must be 1 to ${maxPageSize}`,
  );
  return size;
}

/** Rows of an iterator one by one, no further than they are asked for; closes it at the end. */
export async function* readRows<Row>(iterator: Iterators.StateQueryIterator): AsyncGenerator<Row> {
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      yield JSON.parse(Buffer.from(next.value.value).toString("utf8")) as Row;
    }
  } finally {
    await iterator.close();
  }
}

/** All rows of an iterator. */
export async function collectRows<Row>(iterator: Iterators.StateQueryIterator): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of readRows<Row>(iterator)) rows.push(row);
  return rows;
}

/** Reads one page as the peer answered it, which has no bookmark when it is empty. */
export async function readPage<Row>(
  response: Partial<StateQueryResponse<unknown>> & { readonly iterator: Iterators.StateQueryIterator },
): Promise<LedgerPage<Row>> {
  const rows = await collectRows<Row>(response.iterator);
  return { rows, bookmark: response.metadata?.bookmark ?? "" };
}

/** A page of the rows whose composite keys begin with a kind and parts. @throws BAD_INPUT */
export async function readPartPage<Row>(
  ctx: LedgerContext,
  [kind, ...parts]: readonly [string, ...string[]],
  { pageSize, bookmark }: PageRequest,
): Promise<LedgerPage<Row>> {
  const size = parsePageSize(pageSize);
  const isBookmark = bookmark === "" || bookmark.startsWith(ctx.key(kind, ...parts));
  demand(isBookmark, "BAD_INPUT", "bookmark must be empty, or what the page before gave");
  return readPage<Row>(await ctx.stub.getStateByPartialCompositeKeyWithPagination(kind, parts, size, bookmark));
}

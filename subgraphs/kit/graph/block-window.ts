import { encodeCursor, foreignCursor, textsOf } from "../../../store/tables/cursor.ts";
import { type Connection, type PageRequest, pageSize } from "../../../store/tables/page.ts";

/** Blocks of one page, newest first, of a ledger that has all numbers up to its newest one. */
export interface BlockWindow {
  /** Numbers in the order in which to read them: from the end of the page that the request holds on to. */
  readonly numbers: readonly bigint[];
  /** The page with what was read; a part of the numbers makes a shorter page. */
  pageOf<T>(blocks: readonly { readonly number: bigint; readonly node: T }[]): Connection<T>;
}

/** @param newest -1 when there is no block. @throws BAD_INPUT as `pageSize`, and for a cursor of another list */
export function blockWindow(newest: bigint, args: PageRequest): BlockWindow {
  const { size, fromEnd } = pageSize(args);
  const before = args.before ? numberIn(args.before) : -1n;
  const after = args.after ? numberIn(args.after) : newest + 1n;
  const highest = after > newest ? newest : after - 1n;
  const lowest = before + 1n;
  const count = Math.min(size, Math.max(0, Number(highest - lowest + 1n)));
  const numbers = Array.from({ length: count }, (_, at) => (fromEnd ? lowest + BigInt(at) : highest - BigInt(at)));
  return {
    numbers,
    pageOf: (blocks) => {
      const edges = blocks
        .map(({ number, node }) => ({ number, node, cursor: encodeCursor(JSON.stringify([`${number}`])) }))
        .sort((one, other) => Number(other.number - one.number));
      const [first, last] = [edges[0], edges.at(-1)];
      return {
        edges,
        nodes: edges.map(({ node }) => node),
        pageInfo: {
          hasNextPage: last !== undefined && last.number > 0n,
          hasPreviousPage: first !== undefined && first.number < newest,
          startCursor: first?.cursor ?? null,
          endCursor: last?.cursor ?? null,
        },
        countAll: () => Number(newest + 1n),
      };
    },
  };
}

function numberIn(cursor: string): bigint {
  const [number = "", ...more] = textsOf(cursor);
  if (more.length > 0 || !/^\d{1,20}$/.test(number)) throw foreignCursor();
  return BigInt(number);
}

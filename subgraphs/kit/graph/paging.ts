import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from "type-graphql";
import { encodeCursor, foreignCursor, textsOf } from "../../../store/tables/cursor.ts";
import {
  type Connection,
  mapNodes,
  maxPageSize,
  type PageBounds,
  type PageRequest,
  pageSize,
} from "../../../store/tables/page.ts";
import { CursorScalar } from "./scalars.ts";

/** Arguments of every connection: `first` or `last` is required and at most {@link maxPageSize}. */
@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, { nullable: true, description: "How many from the start; at most 100." })
  first?: number;

  @Field(() => CursorScalar, { nullable: true, description: "Only what comes after this cursor." })
  after?: string;

  @Field(() => Int, { nullable: true, description: "How many from the end; at most 100." })
  last?: number;

  @Field(() => CursorScalar, { nullable: true, description: "Only what comes before this cursor." })
  before?: string;
}

@Directive("@shareable")
@ObjectType({ description: "Where a page lies in its connection.", simpleResolvers: true })
export class PageInfo implements PageBounds {
  @Field(() => Boolean, { description: "Whether something comes after this page." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether something comes before this page." })
  hasPreviousPage!: boolean;

  @Field(() => CursorScalar, { nullable: true, description: "Cursor of the page's first element." })
  startCursor!: string | null;

  @Field(() => CursorScalar, { nullable: true, description: "Cursor of the page's last element." })
  endCursor!: string | null;
}

/** Declares `<name>Connection` and `<name>Edge` for a node type; `shareable` when several subgraphs declare it. */
export function connectionType<T extends object>(node: () => ClassType<T>, name: string): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: "An element with its cursor.", simpleResolvers: true })
  class EdgeType {
    @Field(() => CursorScalar, { description: "The element's position." })
    cursor!: string;

    @Field(node, { description: "The element." })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: "A page of a list.", simpleResolvers: true })
  class ConnectionType {
    @Field(() => [EdgeType], { description: "The page's elements with their cursors." })
    edges!: EdgeType[];

    @Field(() => [node()], { description: "The page's elements." })
    nodes!: T[];

    @Field(() => PageInfo, { description: "Where this page lies." })
    pageInfo!: PageInfo;

    countAll!: Connection<T>["countAll"];

    // Without a resolver of its own the field would be read, and so counted, with every page.
    @Field(() => Int, { description: "How many elements there are in all pages." })
    totalCount(): number | Promise<number> {
      return this.countAll();
    }
  }
  return ConnectionType as unknown as ClassType<Connection<T>>;
}

/** Index of the first element whose key is greater than `key` (or not less, with `inclusive`). */
function lowerBound<T>(items: readonly T[], key: string, keyOf: (item: T) => string, inclusive: boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = keyOf(items[middle] as T);
    if (found < key || (!inclusive && found === key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Page of a list. Cursors carry the element's key, so they stay valid when others come or go.
 * @param items sorted by `keyOf` in JavaScript string order; keys are unique
 * @throws BAD_INPUT as {@link pageSize}, and for a cursor of another list
 */
export function pageOf<T>(items: readonly T[], keyOf: (item: T) => string, args: PageRequest): Connection<T> {
  const { size, fromEnd } = pageSize(args);
  const from = args.after ? lowerBound(items, keyIn(args.after), keyOf, false) : 0;
  const to = args.before ? lowerBound(items, keyIn(args.before), keyOf, true) : items.length;
  const start = fromEnd ? Math.max(from, to - size) : from;
  const end = fromEnd ? to : Math.min(to, from + size);
  const nodes = items.slice(start, Math.max(start, end));
  const edges = nodes.map((node) => ({ cursor: encodeCursor(JSON.stringify([keyOf(node)])), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: start + nodes.length < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    countAll: () => items.length,
  };
}

/** Cuts a page out of a list that never changes, by the elements' places. @throws BAD_INPUT as {@link pageOf} */
export function pageInOrder<From, To>(
  items: readonly From[],
  map: (item: From) => To,
  args: PageRequest,
): Connection<To> {
  // Ten digits in the order of texts are in the order of numbers.
  const places = items.map((_, at) => String(at).padStart(10, "0"));
  return mapNodes(
    pageOf(places, (place) => place, args),
    (place) => map(items[Number(place)] as From),
  );
}

function keyIn(cursor: string): string {
  const [key, ...more] = textsOf(cursor);
  if (key === undefined || more.length > 0) throw foreignCursor();
  return key;
}

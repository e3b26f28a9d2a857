import type { GraphPages } from "../graph/queries.ts";
import { formatCount } from "./format.ts";
import { Outdated } from "./new-rows.tsx";

interface MoreRowsProps {
  readonly query: Pick<
    GraphPages<unknown>,
    "hasNextPage" | "isFetchingNextPage" | "fetchNextPage" | "isOutdated" | "startAnew"
  >;
  readonly shown: number;
  readonly total: number;
  /** Such as "channels". */
  readonly of: string;
}

/** How much of a list is shown, and the rest of it. */
export function MoreRows({
  query: { hasNextPage, isFetchingNextPage, fetchNextPage, isOutdated, startAnew },
  shown,
  total,
  of,
}: MoreRowsProps) {
  return (
    <div className="pages">
      <span>
        {formatCount(shown)} of {formatCount(total)} {of}
      </span>
      {hasNextPage && (
        <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More
        </button>
      )}
      <Outdated isOutdated={isOutdated} startAnew={startAnew} />
    </div>
  );
}

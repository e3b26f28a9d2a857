import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { formatCount } from "./format.ts";

interface MoreRowsProps {
  readonly query: Pick<UseInfiniteQueryResult, "hasNextPage" | "isFetchingNextPage" | "fetchNextPage">;
  readonly shown: number;
  readonly total: number;
  /** Such as "channels". */
  readonly of: string;
}

/** How much of a list is shown, and the rest of it. */
export function MoreRows({
  query: { hasNextPage, isFetchingNextPage, fetchNextPage },
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
    </div>
  );
}

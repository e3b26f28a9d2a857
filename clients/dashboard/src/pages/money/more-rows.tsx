import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { formatCount } from "../../parts/format.ts";
import styles from "./money.module.css";

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
    <div className="bar">
      <span className={styles.hint}>
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

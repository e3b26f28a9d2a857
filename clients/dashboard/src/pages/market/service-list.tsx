import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useEffectEvent, useRef } from "react";
import type { ServiceRowsQuery } from "../../graph/generated/market.ts";
import { words } from "../../parts/format.ts";
import { Status } from "../../parts/status.tsx";
import { AccountName, Amount, Time } from "../../parts/values.tsx";
import styles from "./market.module.css";

type ServiceRow = ServiceRowsQuery["services"]["nodes"][number];

interface ServiceListProps {
  readonly rows: readonly ServiceRow[];
  /** Services in all, of which the rows are the first. */
  readonly total: number;
  /** Whether rows are on their way: those that were asked for may not come when all are asked for anew. */
  readonly isFetching: boolean;
  /** Called while the last row is in view. */
  readonly onEnd: () => void;
}

const names = ["Name", "Kind", "Category", "Price of a call", "Status", "Developer", "Registered"];
const rowHeight = 34;
const overscan = 8;

/** Rows in view, of however many; no others are in the document. */
export function ServiceList({ rows, total, isFetching, onEnd }: ServiceListProps) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const end = useEffectEvent(onEnd);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was on its way may have been dropped
  useEffect(() => {
    if (last >= rows.length - overscan) end();
  }, [last, rows.length, isFetching]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a table element cannot be placed by themselves
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
    <div ref={box} className={styles.list} role="table" aria-label="Services" aria-rowcount={total + 1} tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className={styles.head}>
        <Row index={1}>
          {names.map((name) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: a head that nothing can be done with
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
        </Row>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          return row && <ServiceCells key={row.name} row={row} index={index + 2} top={start} />;
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly index: number;
  readonly top?: number;
  readonly children: React.ReactNode;
}

function Row({ index, top, children }: RowProps) {
  const place = top === undefined ? {} : { style: { transform: `translateY(${top}px)` } };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a table element cannot be placed by themselves
    // biome-ignore lint/a11y/useFocusableInteractive: its link can be focused
    <div role="row" aria-rowindex={index} className={top === undefined ? styles.row : styles.placed} {...place}>
      {children}
    </div>
  );
}

interface ServiceCellsProps {
  readonly row: ServiceRow;
  readonly index: number;
  readonly top: number;
}

/** A service's row. Scrolling moves by rows, of which all but the new ones stay as they are. */
const ServiceCells = memo(function ServiceCells({ row, index, top }: ServiceCellsProps) {
  const { name, kind, category, price, status, developer, createdAt } = row;
  const cells = [
    <Link key="name" to="/market/s/$name" params={{ name }} className={styles.name}>
      {name}
    </Link>,
    words(kind),
    category ?? "none",
    <Amount key="price" units={price} symbol="SToken" />,
    <Status key="status" status={status} />,
    <AccountName key="developer" {...developer} />,
    <Time key="time" at={createdAt} />,
  ];
  return (
    <Row index={index} top={top}>
      {cells.map((cell, at) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <span key={names[at]} role="cell">
          {cell}
        </span>
      ))}
    </Row>
  );
});

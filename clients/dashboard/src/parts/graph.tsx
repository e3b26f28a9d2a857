import { lazy, Suspense } from "react";
import type { GraphDrawingProps } from "./graph-drawing.tsx";
import { Skeleton } from "./states.tsx";

// The library that draws graphs is larger than all the rest of a page; the table beside it is there at once.
const GraphDrawing = lazy(async () => ({ default: (await import("./graph-drawing.tsx")).GraphDrawing }));

/** A drawing of a graph, once what draws it has come. */
export function Graph(props: GraphDrawingProps) {
  return (
    <Suspense fallback={<Skeleton rows={8} />}>
      <GraphDrawing {...props} />
    </Suspense>
  );
}

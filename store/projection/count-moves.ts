import { metrics } from "../../telemetry/metrics.ts";

/** Counts moves of a projection forward, and those by which its ledger took it back. */
export function countMoves(projection: {
  readonly position: bigint;
  readonly store: { readonly definition: { readonly source: string } };
  onMove(listener: () => void): () => void;
}): void {
  const { source } = projection.store.definition;
  let before = projection.position;
  projection.onMove(() => {
    const { position } = projection;
    const moves = position < before ? metrics.projectionReorgs : metrics.projectionMoves;
    moves.labels(source).inc();
    before = position;
  });
}

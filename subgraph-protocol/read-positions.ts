/** HTTP header between gateway and subgraphs with the positions of the ledgers that a request's reads must show. */
export const readPositionsHeader = "x-ledgerloom-read";

/** Positions of ledgers, opaque as the graph gave them out, that the reads of one request are bound to. */
export interface ReadPositions {
  /** Reads show at least these. */
  readonly after: readonly string[];
  /** Reads show exactly these. */
  readonly asOf?: readonly string[];
}

/** Form of an opaque position; its meaning is its subgraph's. */
export const positionPattern = /^[A-Za-z0-9_-]{1,512}$/;

/** Positions that one request may name at most, so that all of them fit into a header. */
export const maxPositions = 10;

/** Positions as one header carries them: empty for none. */
export function encodeReadPositions({ after, asOf }: ReadPositions): string {
  return [`after=${after.join(",")}`, ...(asOf ? [`asOf=${asOf.join(",")}`] : [])].join(";");
}

/** The opposite of {@link encodeReadPositions}; `undefined` for anything else. */
export function decodeReadPositions(text: string): ReadPositions | undefined {
  const [, after, asOf] = /^after=([\w,-]*)(?:;asOf=([\w,-]*))?$/.exec(text) ?? [];
  if (after === undefined) return undefined;
  const decoded = { after: listed(after), ...(asOf !== undefined && { asOf: listed(asOf) }) };
  const all = [...decoded.after, ...(decoded.asOf ?? [])];
  return all.length <= maxPositions && all.every((one) => positionPattern.test(one)) ? decoded : undefined;
}

function listed(text: string): string[] {
  return text === "" ? [] : text.split(",");
}

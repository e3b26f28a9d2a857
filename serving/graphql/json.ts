/** A number in JSON that would not mean the digits that stand there: kept as it is written. */
export class InexactNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** Texts without any of these have no such number, and most have none. */
const suspicious = /-0|\d[.eE]|\d{16}/;

/** What ECMAScript tells a reviver of a value besides; older runtimes tell nothing. */
interface Written {
  readonly source?: string;
}

/**
 * Puts an {@link InexactNumber} where a whole number is too large for JavaScript's, or is written as whole numbers are
 * not (`1.0`, `1e3`, `-0`). For `JSON.parse`.
 */
export function keepingNumbers(_key: string, value: unknown, written?: Written): unknown {
  if (typeof value !== "number") return value;
  const source = written?.source ?? String(value);
  const isFraction = Number.isFinite(value) && !Number.isInteger(value);
  return isFraction || (Number.isSafeInteger(value) && source === String(value)) ? value : new InexactNumber(source);
}

/** As `JSON.parse`, but no number loses a digit silently. @throws SyntaxError */
export function parseJson(text: string): unknown {
  return suspicious.test(text) ? JSON.parse(text, keepingNumbers) : JSON.parse(text);
}

/** How many lists and objects may lie inside each other. */
export const maxNesting = 64;

/**
 * Whether lists and objects lie deeper inside each other than so many. JSON is read to any depth, but nothing that goes
 * through a value step by step, such as writing it again, comes to the end of one that has no bottom.
 */
export function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== "object" || value === null || value instanceof InexactNumber) return false;
  return most === 0 || Object.values(value).some((inner) => isDeeper(inner, most - 1));
}

/** Why a value that was read so cannot be taken; `undefined` for one that can. */
export function faultOf(value: unknown, depth = 0): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (value instanceof InexactNumber) {
    return `the number ${value.source.slice(0, 100)} is not exact; write whole numbers plainly, beyond 2^53 as strings`;
  }
  if (depth === maxNesting) return `more than ${maxNesting} lists and objects lie inside each other`;
  for (const inner of Object.values(value)) {
    const fault = faultOf(inner, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

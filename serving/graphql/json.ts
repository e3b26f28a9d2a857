/** A number in JSON that would lose digits as a JavaScript number: kept as it is written. */
export class InexactNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** Pattern of such numbers; most texts have none. */
const suspicious = /-0|\d[.eE]|\d{16}/;

/** Source text of a value, as newer runtimes hand it to a reviver. */
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

/** Depth to which lists and objects may be nested. */
export const maxNesting = 64;

/**
 * Whether lists and objects are nested deeper than allowed. JSON is parsed at any depth, but code that walks a value
 * recursively, such as serialising it, overflows the stack.
 */
export function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== "object" || value === null || value instanceof InexactNumber) return false;
  return most === 0 || Object.values(value).some((inner) => isDeeper(inner, most - 1));
}

/** Reason why a parsed value is refused; `undefined` for one that is taken. */
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

import { PaymentError } from "../errors/payment-error.ts";

/** Target of a request, in the one way in which it is read. */
export interface RequestTarget {
  /** The steps of its path, decoded; the last one is empty when the path ends with `/`. */
  readonly steps: readonly string[];
  /** Path and query, each path in its only spelling; what the service gets to see. */
  readonly text: string;
  /** Scheme and authority as they came; empty when only a path came. */
  readonly origin: string;
  /** The path as it came. */
  readonly rawPath: string;
}

/** Nothing but what all parsers take for one scheme, one host and one port. */
const originAndRest = /^(https?:\/\/(?:[\w.~-]+|\[[\da-f:.]+\])(?::\d{1,5})?)?(\/[^?]*)(\?.*)?$/i;

/** Printable ASCII, without what some take for the end of the target, for `/`, or for the beginning of a parameter. */
const plain = /^[!"$-:<-[\]-~]*$/;

/** Text that would be a step of its own, its end, or a step up, if it were decoded once more or later. */
const structural = /[\p{Cc}/\\]|^\.{1,2}(?:;|$)/u;

/**
 * Reads a request's target: in absolute form what follows the authority, each step decoded, dots resolved.
 * @throws PaymentError AMBIGUOUS_REQUEST when another reader could find another path in it
 */
export function readTarget(target: string): RequestTarget {
  const [, origin = "", rawPath, query = ""] = originAndRest.exec(target) ?? [];
  if (rawPath === undefined) throw ambiguous("its target is neither a path nor http://host/path");
  if (!plain.test(rawPath)) throw ambiguous("its path has characters that must be encoded");
  if (!/^[!-"$-~]*$/.test(query)) throw ambiguous("its query has characters that must be encoded");
  const steps = resolved(rawPath.slice(1).split("/"));
  return { steps, text: `/${steps.map(spelled).join("/")}${query}`, origin, rawPath };
}

/** A step as everybody decodes it. @throws PaymentError AMBIGUOUS_REQUEST */
export function decodedStep(step: string): string {
  const text = decoded(step);
  if (structural.test(text)) throw ambiguous("its path has encoded slashes, dots or control characters");
  return text;
}

export function ambiguous(why: string): PaymentError {
  return new PaymentError(
    "AMBIGUOUS_REQUEST",
    `this request must be sent so that it can be read in one way only: ${why}`,
  );
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    throw ambiguous("its path is not encoded as UTF-8");
  }
}

/** As RFC 3986, 5.2.4: a step up at the root stays there, and dots at the end leave a `/`. */
function resolved(raw: readonly string[]): string[] {
  if (raw.slice(0, -1).includes("")) throw ambiguous("its path has two slashes in a row");
  const steps: string[] = [];
  for (const step of raw) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(decodedStep(step));
  }
  const last = raw.at(-1);
  if (last === "." || last === "..") steps.push("");
  return steps;
}

/** Spelling in which RFC 3986 lets a step stand in a path; a `;` stays encoded, since some take what follows for no part of it. */
const spelled = (step: string): string =>
  encodeURIComponent(step).replace(/%(?:24|26|2B|2C|3A|3D|40)/g, decodeURIComponent);

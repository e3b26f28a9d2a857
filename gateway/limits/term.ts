export type Variables = Readonly<Record<string, unknown>>;

/** What terms are evaluated with. */
export interface Evaluation {
  readonly variables: Variables;
  /** Values of terms that occur many times. */
  readonly known: Map<string, number>;
}

/** A part of a sum over an operation's variables; most parts depend on none. */
export type Term = number | ((evaluation: Evaluation) => number);

export function evaluate(term: Term, evaluation: Evaluation): number {
  return typeof term === "number" ? term : term(evaluation);
}

export function sum(terms: readonly Term[]): Term {
  return combined(terms, (values) => values.reduce((total, value) => total + value, 0));
}

export function product(one: Term, other: Term): Term {
  return combined([one, other], ([a = 0, b = 0]) => a * b);
}

/** The greatest of those that are no less than 0, or another value when there is none. */
export function greatest(terms: readonly Term[], otherwise: number): Term {
  return combined(terms, (values) => {
    const counted = values.filter((value) => value >= 0);
    return counted.length > 0 ? Math.max(...counted) : otherwise;
  });
}

/** A term that occurs many times: it is evaluated once. */
export function once(name: string, term: Term): Term {
  if (typeof term === "number") return term;
  return (evaluation) => {
    const value = evaluation.known.get(name) ?? term(evaluation);
    evaluation.known.set(name, value);
    return value;
  };
}

function combined(terms: readonly Term[], combine: (values: readonly number[]) => number): Term {
  const constants = terms.filter((term) => typeof term === "number");
  if (constants.length === terms.length) return combine(constants);
  return (evaluation) => combine(terms.map((term) => evaluate(term, evaluation)));
}

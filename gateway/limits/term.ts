export type Variables = Readonly<Record<string, unknown>>;

/** Term of a sum over an operation's variables; most are constant. */
export type Term = number | ((variables: Variables) => number);

export function evaluate(term: Term, variables: Variables): number {
  return typeof term === "number" ? term : term(variables);
}

export function sum(terms: readonly Term[]): Term {
  return combined(terms, (values) => values.reduce((total, value) => total + value, 0));
}

export function product(one: Term, other: Term): Term {
  return combined([one, other], ([a = 0, b = 0]) => a * b);
}

/** Greatest of the terms that are not negative; another value when there is none. */
export function greatest(terms: readonly Term[], otherwise: number): Term {
  return combined(terms, (values) => {
    const counted = values.filter((value) => value >= 0);
    return counted.length > 0 ? Math.max(...counted) : otherwise;
  });
}

function combined(terms: readonly Term[], combine: (values: readonly number[]) => number): Term {
  const constants = terms.filter((term) => typeof term === "number");
  if (constants.length === terms.length) return combine(constants);
  return (variables) => combine(terms.map((term) => evaluate(term, variables)));
}

import { type DocumentNode, type GraphQLSchema, getOperationAST } from "graphql";
import { type Cost, costOf } from "./cost.ts";
import { limitExceeded } from "./limits.ts";
import type { Variables } from "./term.ts";

/** An operation that is about to run. */
export interface AskedOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variableValues?: Variables | null;
}

/** Costs of operations, computed once for each document. */
export class OperationCosts {
  readonly #schema: GraphQLSchema;
  readonly #max: number;
  readonly #known = new WeakMap<DocumentNode, Map<string, Cost>>();

  /** @param max points of one operation */
  constructor(schema: GraphQLSchema, max: number) {
    this.#schema = schema;
    this.#max = max;
  }

  /** Points of an operation. @throws LIMIT_EXCEEDED when it costs too much */
  of({ document, operationName, variableValues }: AskedOperation): number {
    const points = this.#costOf(document, operationName ?? "")(variableValues ?? {});
    if (!(points <= this.#max))
      throw limitExceeded(
        "maxCost",
        `The operation may cost ${points} points; at most ${this.#max} are allowed: ask for smaller pages, or in several operations.`,
      );
    return points;
  }

  #costOf(document: DocumentNode, name: string): Cost {
    const known = this.#known.get(document) ?? new Map<string, Cost>();
    this.#known.set(document, known);
    const cost = known.get(name);
    if (cost) return cost;
    const operation = getOperationAST(document, name === "" ? undefined : name);
    // No such operation: execution refuses the request.
    if (!operation) return () => 0;
    const made = costOf(this.#schema, document, operation);
    known.set(name, made);
    return made;
  }
}

import { type FieldNode, GraphQLError, Kind, type SelectionSetNode } from "graphql";
import type { Operation } from "./root-parts.ts";
import { clientName, isRenamed } from "./safe-names.ts";

/** Response names of an operation that differ from the client's, found once for each operation. */
export class AnswerNames {
  readonly #inner = new Map<string, AnswerNames>();
  #hasRenamed = false;

  /** Names of an operation. @returns `undefined` when all names are the client's own */
  static of({ operation, fragments }: Operation): AnswerNames | undefined {
    const names = new AnswerNames();
    names.#add(operation.selectionSet, fragments);
    names.#prune();
    return names.#isNeeded ? names : undefined;
  }

  /** Renames data back to the client's names. */
  restore(data: unknown): unknown {
    if (Array.isArray(data)) return data.map((one) => this.restore(one));
    if (typeof data !== "object" || data === null) return data;
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [clientName(key), this.#inner.get(key)?.restore(value) ?? value]),
    );
  }

  get #isNeeded(): boolean {
    return this.#hasRenamed || this.#inner.size > 0;
  }

  /**
   * Adds the names of a selection set. By the rules of GraphQL one name stands for fields of one shape, whichever type
   * and fragment they are in.
   */
  #add({ selections }: SelectionSetNode, fragments: Operation["fragments"]): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        if (fragment) this.#add(fragment.selectionSet, fragments);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) this.#add(selection.selectionSet, fragments);
      else this.#addField(selection, fragments);
    }
  }

  #addField({ alias, name, selectionSet }: FieldNode, fragments: Operation["fragments"]): void {
    const key = (alias ?? name).value;
    this.#hasRenamed ||= isRenamed(key);
    if (selectionSet) this.#innerOf(key).#add(selectionSet, fragments);
  }

  #innerOf(key: string): AnswerNames {
    const inner = this.#inner.get(key) ?? new AnswerNames();
    this.#inner.set(key, inner);
    return inner;
  }

  #prune(): void {
    for (const [key, inner] of this.#inner) {
      inner.#prune();
      if (!inner.#isNeeded) this.#inner.delete(key);
    }
  }
}

/** Error whose path is in the client's names. */
export function withClientPath(error: GraphQLError): GraphQLError {
  const { message, path, originalError, extensions } = error;
  if (!path?.some((key) => typeof key === "string" && isRenamed(key))) return error;
  const named = path.map((key) => (typeof key === "string" ? clientName(key) : key));
  return new GraphQLError(message, { path: named, extensions, ...(originalError && { originalError }) });
}

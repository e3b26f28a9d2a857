import { importer } from "../../subgraphs/marketplace/testing/listed-ledger.ts";

/** Whole numbers below a bound, the same ones for a seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const scalars = ["name", "kind", "price", "status", "category", "tags", "description", "url", "createdAt", "updatedAt"];
const sizes = [1, 2, 5, 10, 25, 50, 100];
const filters = [
  "",
  "status: AVAILABLE",
  "kind: MASHUP",
  'category: "Mapping"',
  'tag: "mapping"',
  'tag: "nothing has this"',
  'nameContains: "map"',
  'nameContains: "zzzzz"',
  `developer: "${importer}", kind: SERVICE`,
];
const orders = ["", "{ field: PRICE, direction: DESC }", "{ field: CREATED_AT }"];

/** Makes queries up as clients might: lists in lists of any size, filtered and ordered, with few or many fields. */
export class QueryGenerator {
  readonly #random: (below: number) => number;
  readonly #names: readonly string[];

  constructor(seed: number, names: readonly string[]) {
    this.#random = randomNumbers(seed);
    this.#names = names;
  }

  query(): string {
    const roots = [() => this.#lookUps(), () => this.#list(), () => this.#account()];
    return `{ ${this.#one(roots)()} }`;
  }

  #lookUps(): string {
    const count = 1 + this.#random(20);
    const one = (at: number) => `s${at}: service(name: ${JSON.stringify(this.#one(this.#names))}) ${this.#service(0)}`;
    return Array.from({ length: count }, (_, at) => one(at)).join(" ");
  }

  #list(): string {
    const [filter, order] = [this.#one(filters), this.#one(orders)];
    const given = [`first: ${this.#one(sizes)}`, filter && `filter: { ${filter} }`, order && `orderBy: ${order}`];
    return `services(${given.filter(Boolean).join(", ")}) ${this.#connection(1 + this.#random(2))}`;
  }

  #account(): string {
    return `account(address: "${importer}") { address services(first: ${this.#one(sizes)}) ${this.#connection(1)} }`;
  }

  #connection(depth: number): string {
    const total = this.#random(3) === 0 ? "totalCount" : "";
    const info = this.#random(2) === 0 ? "pageInfo { hasNextPage endCursor }" : "";
    const nodes = this.#random(6) > 0 || !(total || info) ? `nodes ${this.#service(depth)}` : "";
    return `{ ${total} ${info} ${nodes} }`;
  }

  #service(depth: number): string {
    const fields = scalars.slice(0, 1 + this.#random(scalars.length));
    if (depth > 0 && this.#random(2) === 0) {
      const size = () => this.#one(sizes.slice(0, 4));
      fields.push(
        this.#one([
          () => `developer { address name }`,
          () => `composes(first: ${size()}) ${this.#connection(depth - 1)}`,
          () => `composedBy(first: ${size()}) ${this.#connection(depth - 1)}`,
        ])(),
      );
    }
    return `{ ${fields.join(" ")} }`;
  }

  #one<T>(from: readonly T[]): T {
    return from[this.#random(from.length)] as T;
  }
}

import type { BlockChanges, Store } from "../projection/store.ts";
import { bigint, boolean, integer, json, nullable, numeric, text, texts, timestamp } from "../tables/columns.ts";
import { type RowChange, remove, upsert } from "../tables/row-writer.ts";
import { defineTable } from "../tables/table.ts";

/** Tables with one key column and with two, whose rows are written and deleted. */
export const balances = defineTable({
  name: "balances",
  columns: { account: text(), amount: numeric(), tags: texts(), seen: nullable(timestamp()) },
  key: ["account"],
  indexes: ["(amount, account)"],
});
export const memberships = defineTable({
  name: "memberships",
  columns: { club: text(), account: text(), since: bigint() },
  key: ["club", "account"],
});

/** Named by a number, with columns of every other type. */
export const entries = defineTable({
  name: "entries",
  columns: { number: bigint(), place: integer(), isEven: boolean(), content: json<object>() },
  key: ["number"],
});

/** A generator of the same random numbers for the same seed, below `n`. */
export function randomNumbers(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** The same block of the same branch is always the same: what it holds depends on its number and its branch only. */
export function randomBlock(number: number, branch: number): BlockChanges {
  const random = randomNumbers(number * 7_919 + branch * 104_729 + 1);
  const rows: RowChange[] = Array.from({ length: random(6) }, () => randomChange(random, number));
  const content = { number, text: "\0" };
  const entry = { number: BigInt(number % 7), place: number, isEven: number % 2 === 0, content };
  rows.push(upsert(entries, entry));
  const events = Array.from({ length: random(4) }, (_, index) => ({
    transaction: index,
    index: 0,
    type: "Changed",
    payload: { number, branch, text: "a\0b\ud800" },
  }));
  return { number: BigInt(number), hash: `${number}/${branch}`, rows, events };
}

function randomChange(random: (n: number) => number, number: number): RowChange {
  const account = `0x${random(5)}`;
  const isDeleted = random(5) === 0;
  if (random(2) === 0) {
    const row = { club: `club\0${random(2)}`, account, since: BigInt(number) };
    return isDeleted ? remove(memberships, row) : upsert(memberships, row);
  }
  const row = { account, amount: BigInt(random(1_000)) * 10n ** 30n, tags: ["a", `${number}`], seen: new Date(number) };
  return isDeleted ? remove(balances, row) : upsert(balances, row);
}

/** Everything a store holds, versions that are over included, as text that is equal when all bytes are. */
export async function contentOf({ database, definition: { schema, source, tables } }: Store): Promise<string> {
  const parts = [
    await database.query(`SELECT position, hash, origin FROM ${schema}.checkpoints WHERE source = $1`, [source]),
    await database.query(`SELECT * FROM ${schema}.events WHERE source = $1 ORDER BY block, tx, index`, [source]),
  ];
  for (const { name, key } of tables) {
    parts.push(
      await database.query(
        `SELECT * FROM ${schema}.${name} ORDER BY ${key.map((one) => one.name).join(", ")}, valid_from`,
      ),
    );
  }
  return JSON.stringify(parts, (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
}

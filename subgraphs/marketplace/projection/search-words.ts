import type { Sql } from "../../../store/database/database.ts";
import { queryInTurn } from "../../../store/database/turns.ts";
import type { ComputedColumn, Condition } from "../../../store/tables/list-query.ts";
import { validAt } from "../../../store/tables/table.ts";
import { fold } from "../../kit/fold.ts";

/** Texts of a service that are searched. */
interface SearchedText {
  readonly name: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly description: string;
}

/** Words by where they stand: in the name, in what labels a service, in its description; see PostgreSQL's `ts_rank`. */
type Weight = "A" | "B" | "D";

/** Words of at most 32 characters, since PostgreSQL keeps none of more than 2 KB; a longer one is several. */
const wordPattern = /[\p{L}\p{M}\p{N}]{1,32}/gu;

/** Words of a text as searches compare them: folded, without punctuation. */
export function wordsOf(text: string): string[] {
  return fold(text).match(wordPattern) ?? [];
}

/** Columns by which a service is searched. */
export function searchedColumns({ name, category, tags, description }: SearchedText) {
  const foldedName = fold(name);
  const named = wordsOf(`${name} ${name.replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")}`);
  const labelled = wordsOf([category, ...tags].join(" "));
  const labels = [foldedName, ...new Set([...named, ...labelled])].join(" ");
  return { foldedName, labels, words: vectorOf({ D: wordsOf(description), B: labelled, A: named }) };
}

/** PostgreSQL's `tsvector`: each word once, with the weight of the last place. */
function vectorOf(places: Partial<Record<Weight, readonly string[]>>): string {
  const weights = new Map<string, string>();
  for (const [weight, words] of Object.entries(places)) for (const word of words) weights.set(word, weight);
  return [...weights].map(([word, weight]) => `'${word}':1${weight}`).join(" ");
}

/** Words shorter than this are searched whole, in characters; of longer ones the beginning is enough. */
const leastBeginning = 3;

const isIn = (word: string) => `words @@ ${word}::tsquery`;
const begins = (word: string) => `words @@ (${word}::text || ':*')::tsquery`;
/** At least half of the groups of three letters in both words are the same, unless the server sets another threshold. */
const isLike = (word: string) => `(${begins(word)} OR labels %>> ${word}::text)`;

/**
 * Conditions that a service has all words.
 * @param isExact whether to take them as they are written, or words that are like them too
 */
export function hasWords(words: readonly string[], isExact: boolean): Condition[] {
  if (words.length === 0) return [{ sql: (never) => `${never}::boolean`, value: false }];
  return words.map((value) => {
    const isShort = value.length < leastBeginning;
    return { value, sql: isShort ? isIn : isExact ? begins : isLike };
  });
}

/** How well services match words; greater is better. A name like all of them counts most, a description least. */
export function relevanceOf(words: readonly string[]): ComputedColumn {
  // Without a word there is no query, and nothing to rank.
  const query = (text: string) => `(replace(nullif(${text}::text, ''), ' ', ':*|') || ':*')::tsquery`;
  const rank = (text: string) => `ts_rank(words, ${query(text)})`;
  const likeness = (text: string) => `similarity(folded_name, ${text}) + strict_word_similarity(${text}, labels)`;
  return {
    column: "relevance",
    value: words.join(" "),
    sql: (text) => `round((1000000 * (${rank(text)} + ${likeness(text)}))::numeric)`,
  };
}

/**
 * Whether any service has all words as they are written, not only in its description: where none has, they are taken to
 * be mistyped. The search is planned for all that it finds, since the first of few might be the table's last row.
 */
export async function isWritten(sql: Sql, words: readonly string[], asOf: bigint | undefined): Promise<boolean> {
  const query = words.map((word) => `${word}:${word.length < leastBeginning ? "" : "*"}AB`).join("&");
  const found = `SELECT true FROM marketplace.services WHERE ${validAt(asOf)} AND words @@ $1::tsquery`;
  const text = `WITH found AS MATERIALIZED (${found}) SELECT true FROM found LIMIT 1`;
  return (await queryInTurn(sql, text, [query])).length > 0;
}

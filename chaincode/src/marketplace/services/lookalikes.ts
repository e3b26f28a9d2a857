import unhomoglyph from "unhomoglyph";
import { demand } from "../../ledger/chaincode-error.ts";
import type { LedgerContext } from "../../ledger/ledger-context.ts";

/**
 * Names that look like others. Two names of which one has characters beyond ASCII must not have the same skeleton, as
 * Unicode's TR39 makes it: letters of other scripts by those that they look like, without what nobody sees. Names of
 * ASCII alone are let be, although some of its characters look alike too.
 *
 * The skeletons' table comes with a package of a fixed version, so that all peers have the same one.
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
interface LookalikeRow {
  /** First name of this skeleton. */
  readonly name: string;
}

const ascii = /^[ -~]*$/;
/** Joiners, and selectors of a character's variant. */
const unseen = /\u200c|\u200d|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;
/** The package searches its whole table for each character, so those of most names are looked up once. */
const ofAscii = new Map(Array.from({ length: 95 }, (_, index) => withPrototype(String.fromCharCode(32 + index))));

/** Skeleton of a name: equal for names that look alike. It is no text to show. */
export function skeletonOf(name: string): string {
  const letters = name.normalize("NFKD").replace(unseen, "");
  const prototypes = [...letters].map((letter) => ofAscii.get(letter) ?? unhomoglyph(letter));
  return prototypes.join("").normalize("NFKD");
}

function withPrototype(letter: string): [string, string] {
  return [letter, unhomoglyph(letter)];
}

/**
 * Takes a name that is new, and keeps its skeleton for those that come later.
 * @param registered whether a service of a name is registered
 * @throws ALREADY_EXISTS when it would pass for a registered name
 */
export async function takeName(
  ctx: LedgerContext,
  name: string,
  registered: (name: string) => Promise<boolean>,
): Promise<void> {
  const skeleton = skeletonOf(name);
  const key = ctx.key("lookalike", skeleton);
  const kept = (await ctx.read<LookalikeRow>(key))?.name;
  const first = kept ?? (ascii.test(name) || !(await registered(skeleton)) ? undefined : skeleton);
  const isConfusable = first !== undefined && !(ascii.test(first) && ascii.test(name));
  demand(!isConfusable, "ALREADY_EXISTS", `the name ${name} looks like ${first}, which is taken; choose another`);
  // A name that is its own skeleton is found by its service.
  if (kept === undefined && skeleton !== name) await ctx.write(key, { name } satisfies LookalikeRow);
}

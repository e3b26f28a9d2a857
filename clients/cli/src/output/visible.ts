/**
 * Characters that a terminal would obey or hide: controls of both sets, line separators, directions of writing, and
 * marks without a width. Names on a ledger are anybody's, so none of them is ever written as it is.
 */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Cs}]/gu;

/** A text on one line, with what a terminal would obey spelled out. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** JSON of a value, with the same characters escaped, so that it still parses to the same. */
export function visibleJson(value: unknown, indent?: number): string {
  const lines = JSON.stringify(value, undefined, indent).split("\n");
  return lines.map((line) => line.replace(unseen, escaped)).join("\n");
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => unitAt(character, index)).join("");
}

const unitAt = (character: string, index: number) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;

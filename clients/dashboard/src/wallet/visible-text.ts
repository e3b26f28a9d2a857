/** Characters that show nothing, or that turn the text around them: controls, marks of direction, joiners, tags. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;

/** Text of others with all that is in it: what cannot be seen is named by its code point. */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) =>
    character === "\n" ? "\n" : `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}

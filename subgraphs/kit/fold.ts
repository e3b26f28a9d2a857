/**
 * Text as it is searched: alike for whatever differs in case, in how accents are composed, in width or in characters
 * that nobody sees. Columns that are searched hold text folded by this, and so is what is looked for. Near enough to
 * NFKC_Casefold (https://www.unicode.org/reports/tr44/#NFKC_Casefold), and `i` is found whichever way it is dotted.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(/ς/g, "σ")
    .replace(/i\u0307/g, "i")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC");
}

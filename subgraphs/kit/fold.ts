/**
 * Folded text for searches: equal for texts that differ only in case, in how accents are composed, in width, or in
 * invisible characters. Searched columns hold folded text, and so does the search term. Close to NFKC_Casefold
 * (https://www.unicode.org/reports/tr44/#NFKC_Casefold); a dotted and a dotless `i` are equal.
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

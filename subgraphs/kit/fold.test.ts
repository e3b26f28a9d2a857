import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test.each([
  ["ΟΔΟΣΑ", "ΟΔΟΣ"],
  ["οδός".normalize("NFC"), "ΟΔΌΣ".normalize("NFD")],
  ["Café", "cafe\u0301"],
  ["Cafe\u0301", "CAF\u00c9"],
  ["İSTANBUL", "istanbul"],
  ["Istanbul", "İstanbul"],
  ["ısı", "ISI"],
  ["Straße", "STRASSE"],
  ["STRAẞE", "strasse"],
  ["ＭＡＰＳ", "maps"],
  ["ﬁnance", "Finance"],
  ["soft\u00adware", "software"],
  ["zero\u200bwidth", "zerowidth"],
  ["ᾳ", "ΑΙ"],
  ["Ꭰ", "ꭰ"],
])("%s has %s in it", (text, part) => {
  expect(fold(text)).toContain(fold(part));
});

const mayChange = /\p{Changes_When_NFKC_Casefolded}|\p{Cased}/u;

test("folds every character the same again and in either case", () => {
  const odd: string[] = [];
  for (let code = 0; code <= 0x10_ffff; code++) {
    const character = String.fromCodePoint(code);
    if (!mayChange.test(character)) continue;
    const folded = fold(character);
    const others = [folded, character.toUpperCase(), character.toLowerCase(), character.normalize("NFD")];
    if (others.some((other) => fold(other) !== folded)) odd.push(code.toString(16));
  }
  expect(odd).toEqual([]);
});

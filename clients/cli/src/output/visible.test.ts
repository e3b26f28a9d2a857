import { expect, test } from "vitest";
import { visible, visibleJson } from "./visible.ts";

const hostile = [
  "\u001b[2Jcleared",
  "\u009b31mred",
  "\u001b]0;title\u0007",
  "two\r\nlines\u2028three",
  "pay \u202eecila\u2066",
  "a\u200bb\u00ad\ufeff",
  "\ud800 alone",
  "\u{e0041}tag",
];

test.each(hostile)("%j reaches a terminal without anything to obey", (text) => {
  for (const shown of [visible(text), visibleJson({ [text]: text }), visibleJson([text], 2).replaceAll("\n", "")])
    expect(shown).not.toMatch(/[\p{C}\p{Bidi_Control}\u2028\u2029]/u);
});

test.each(hostile)("JSON of %j means the same", (text) => {
  expect(JSON.parse(visibleJson({ text }))).toEqual({ text });
});

test("what people write stays as it is", () => {
  for (const text of ["Wetter für morgen", "天気 🌦", "مرحبا", "a|b \\n"]) expect(visible(text)).toBe(text);
});

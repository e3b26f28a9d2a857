import { z } from "zod";

/**
 * Kinds of settings, each with the message that refuses a wrong value. The message repeats numbers and words; values
 * that may hold a password or a key, such as addresses and texts, it does not.
 */
type Given = { readonly input: unknown };

const maxQuoted = 40;

function notGiven({ input }: Given): string {
  const text = String(input);
  return `not "${text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text}"`;
}

/** A whole number in decimal digits. @param most `undefined` for no upper bound */
export function wholeNumber(least: number, most?: number) {
  const range = most === undefined ? `of ${least} or more` : `from ${least} to ${most}`;
  const fits = (text: string) => {
    const number = Number(text);
    return /^\d{1,15}$/.test(text.trim()) && number >= least && number <= (most ?? Number.MAX_SAFE_INTEGER);
  };
  return z
    .string()
    .refine(fits, { error: (given) => `takes a whole number ${range}, ${notGiven(given)}` })
    .transform(Number);
}

/** A fraction from 0 to 1, such as 0.25. */
export function share() {
  const fits = (text: string) => /^\d*\.?\d+$/.test(text.trim()) && Number(text) <= 1;
  return z
    .string()
    .refine(fits, { error: (given) => `takes a number from 0 to 1, such as 0.25, ${notGiven(given)}` })
    .transform(Number);
}

export const port = () => wholeNumber(0, 65_535);

export function choice<const Word extends string>(words: readonly [Word, ...Word[]]) {
  return z.enum(words, { error: (given) => `takes one of ${words.join(", ")}, ${notGiven(given)}` });
}

export const flag = () => choice(["true", "false"]).transform((text) => text === "true");

/** An address with one of these schemes. @param example a whole address */
export function address(schemes: readonly string[], example: string) {
  return z.url({ protocol: new RegExp(`^(${schemes.join("|")})$`), error: `takes an address such as ${example}` });
}

/** A text. @param what it is, for the message when it is missing or empty */
export function text(what: string, least = 1) {
  const longer = least === 1 ? "" : ` of at least ${least} characters`;
  return z.string({ error: `must be set: ${what}` }).min(least, { error: `takes ${what}${longer}` });
}

/** A text that matches a pattern. @param what the pattern means, in words */
export function formed(form: RegExp, what: string) {
  return z.string({ error: `must be set: ${what}` }).regex(form, { error: `takes ${what}` });
}

/** A list of values of one kind, with commas between. */
export function several<Kind extends z.ZodType<unknown, string>>(kind: Kind) {
  return z
    .string()
    .transform((list) => list.split(",").map((one) => one.trim()))
    .pipe(z.array(kind).min(1));
}

/** Reasons why values are refused, one for each setting. */
export function refusedSettings({ issues }: z.ZodError): { readonly name: string; readonly why: string }[] {
  const whys = new Map<string, string>();
  for (const { path, message } of issues) {
    const name = String(path[0]);
    if (!whys.has(name)) whys.set(name, message);
  }
  return [...whys].map(([name, why]) => ({ name, why }));
}

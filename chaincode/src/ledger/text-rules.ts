import { demand } from "./chaincode-error.ts";

/**
 * Characters of texts that people read: one rule for both chaincodes and for callers that check before them. Patterns
 * name the characters that are refused, in Unicode classes that never change, so that peers with different Unicode
 * tables agree.
 */
const userName = /^[A-Za-z0-9](?:[ ._-]?[A-Za-z0-9])*$/;
/** Letters and symbols that are invisible: fillers of Hangul, Khmer, Mongolian and Braille, the joiner of graphemes. */
const fillers = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\uffa0";
/** Marks of Indic scripts that take a letter's vowel away; joiners after them choose the letter's shape. */
const viramas =
  "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0f84\u1039\u103a\u17d2\u1b44\ua9c0";
/** Letters of the Arabic script, between which a non-joiner is part of how Persian, Urdu and others are spelt. */
const joining = "\u0620-\u064a\u066e-\u06d3\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f";
/** Joiners where a script needs them (RFC 5892, appendix A, in short); elsewhere they are invisible. */
const neededJoiner = `(?<=[${viramas}])[\u200c\u200d]|(?<=[${joining}])\u200c(?=[${joining}])`;
/**
 * Control and format characters but such joiners, private use, code points that are no characters, separators but the
 * plain space.
 */
const invisible = new RegExp(
  `(?!${neededJoiner})[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Noncharacter_Code_Point}\\p{Zl}\\p{Zp}${fillers}]|(?! )\\p{Zs}`,
  "u",
);
/** Texts of spaces and marks alone, without letters below them. */
const blank = /^(?: |[\u0300-\u036f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])*$/u;
/** Control characters but line feed and tab, halves of surrogate pairs, controls of the writing direction. */
const unreadable = /(?![\n\t])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;
const webAddress = /^https?:\/\/[\x21-\x7e]+$/;

/**
 * Names of users: ASCII letters and digits, single marks or spaces between them, and nothing that reads as an address.
 */
export function checkUserName(name: string): void {
  demand(
    name.length >= 3 && name.length <= 64,
    "BAD_INPUT",
    `a user's name has 3 to 64 characters, not ${name.length}`,
  );
  demand(
    userName.test(name),
    "BAD_INPUT",
    "a user's name must have letters and digits, with single ' ', '.', '_' or '-' between",
  );
  demand(!/^0x/i.test(name), "BAD_INPUT", "a user's name must not begin with 0x, like an address");
}

/** Defect of a name or a title, which has visible characters of any script in one line, single spaces between. */
export function nameDefect(what: string, name: string, maxLength: number): string | undefined {
  if (name.length < 1 || name.length > maxLength) return `${what} has 1 to ${maxLength} characters, not ${name.length}`;
  if (invisible.test(name)) return `${what} has the invisible character ${codeOf(invisible, name)}; leave it out`;
  if (blank.test(name)) return `${what} shows nothing; it needs a letter, a digit or a symbol`;
  if (name.normalize("NFC") !== name) return `${what} must be in Unicode's composed form (NFC)`;
  return /^ | {2}| $/.test(name) ? `${what} must have no space at its ends, nor two in a row` : undefined;
}

/** Defect of free text, which may be empty. */
export function textDefect(what: string, text: string, maxLength: number): string | undefined {
  if (text.length > maxLength) return `${what} has at most ${maxLength} characters, not ${text.length}`;
  return unreadable.test(text)
    ? `${what} has the control character ${codeOf(unreadable, text)}; leave it out`
    : undefined;
}

/** The first character that a rule refuses, as Unicode names it. */
function codeOf(rule: RegExp, text: string): string {
  const code = rule.exec(text)?.[0].codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Names of services, categories and tags, titles, ids. @throws BAD_INPUT */
export function checkVisibleName(what: string, name: string, maxLength: number): void {
  refuse(nameDefect(what, name, maxLength));
}

/** Descriptions, comments, evidence. @throws BAD_INPUT */
export function checkText(what: string, text: string, maxLength: number): void {
  refuse(textDefect(what, text, maxLength));
}

/** Empty, or an http or https address in ASCII. */
export function checkWebAddress(what: string, url: string): void {
  const fits = url === "" || (url.length <= 512 && webAddress.test(url));
  demand(fits, "BAD_INPUT", `${what} must be empty, or an http or https address in ASCII of at most 512 characters`);
}

/** Free text whose refused characters are replaced, such as by `\ufffd` or nothing. */
export function readableText(text: string, replacement: string): string {
  return text.replaceAll(new RegExp(unreadable, "gu"), replacement);
}

/** A text as a name: its visible characters, composed (NFC), with single spaces; empty when none is left. */
export function visibleName(text: string): string {
  const visible = text
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(new RegExp(invisible, "gu"), "")
    .replaceAll(/ {2,}/g, " ")
    .trim();
  return blank.test(visible) ? "" : visible;
}

function refuse(defect: string | undefined): void {
  demand(defect === undefined, "BAD_INPUT", defect ?? "");
}

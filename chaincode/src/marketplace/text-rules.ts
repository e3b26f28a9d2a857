import { demand } from "../ledger/chaincode-error.ts";

/**
 * Which characters a text may have. Patterns name what is refused, in Unicode classes that never change, so that peers
 * with different Unicode tables agree.
 */
const userName = /^[A-Za-z0-9](?:[ ._-]?[A-Za-z0-9])*$/;
/** Control and format characters, private use, code points that are no characters, separators but the plain space. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Noncharacter_Code_Point}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const controlsInText = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u;
const webAddress = /^https?:\/\/[\x21-\x7e]+$/;

/** Names of users: ASCII letters and digits, single marks or spaces between them, and nothing that reads as an address. */
export function checkUserName(name: string): void {
  demand(name.length >= 3 && name.length <= 64, "BAD_INPUT", "a user's name has 3 to 64 characters");
  demand(
    userName.test(name),
    "BAD_INPUT",
    "a user's name has letters and digits, with single ' ', '.', '_' or '-' between",
  );
  demand(!/^0x/i.test(name), "BAD_INPUT", "a user's name must not begin like an address");
}

/** Names of services, categories and tags: visible characters of any script, single spaces between. */
export function checkVisibleName(what: string, name: string, maxLength: number): void {
  demand(name.length >= 1 && name.length <= maxLength, "BAD_INPUT", `${what} has 1 to ${maxLength} characters`);
  demand(!invisible.test(name), "BAD_INPUT", `${what} has invisible characters`);
  demand(name.normalize("NFC") === name, "BAD_INPUT", `${what} must be in Unicode's composed form (NFC)`);
  demand(!/^ | {2}| $/.test(name), "BAD_INPUT", `${what} has needless spaces`);
}

/** Free text: no control characters but line feed and tab, nothing that turns the direction of reading. */
export function checkText(what: string, text: string, maxLength: number): void {
  demand(text.length <= maxLength, "BAD_INPUT", `${what} has at most ${maxLength} characters`);
  demand(!controlsInText.test(text), "BAD_INPUT", `${what} has control characters`);
}

/** Empty, or an http or https address in ASCII. */
export function checkWebAddress(what: string, url: string): void {
  demand(url === "" || (url.length <= 512 && webAddress.test(url)), "BAD_INPUT", `${what} must be an http(s) address`);
}

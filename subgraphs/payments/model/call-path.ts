import { decodeLabel, encodeLabel } from "./lane-label.ts";

/**
 * On whose behalf an account makes a paid request: the accounts from the first cause to the one that called it, lower
 * case; empty for requests of its own.
 */
export type Origin = readonly string[];

/** How many accounts of an origin are told apart; of a longer one the nearest. */
const longest = 8;

/** The origin of what an account causes that was itself called on behalf of others. */
export function causedBy(caller: string, callersOrigin: Origin): Origin {
  return [...callersOrigin, caller].slice(-longest);
}

/** An origin as one text, to count by. */
export const originName = (origin: Origin): string => origin.join("/");

export const originOf = (name: string): Origin => (name === "" ? [] : name.split("/"));

const labelPattern = /^for ([\w-]{27})$/;

/** `for ` in hexadecimal. */
const labelBegin = "0x666f7220";

/** The label of a lane for requests on behalf of an account: 31 bytes, `for ` and the address in base64url. */
export function originLabel(account: string): string {
  return `for ${Buffer.from(account.slice(2), "hex").toString("base64url")}`;
}

/** On whose behalf requests on a lane are, as its label tells; `undefined` for lanes of other kinds. @param label 32 bytes */
export function labelledOrigin(label: string): string | undefined {
  if (!label.startsWith(labelBegin)) return undefined;
  const [, encoded] = labelPattern.exec(decodeLabel(label)) ?? [];
  return encoded && `0x${Buffer.from(encoded, "base64url").toString("hex")}`;
}

/** The label of an account's lane, as contracts keep it. */
export const encodedOriginLabel = (account: string): string => encodeLabel(originLabel(account));

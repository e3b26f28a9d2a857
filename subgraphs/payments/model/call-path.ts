import { decodeLabel, encodeLabel } from "./lane-label.ts";

/**
 * On whose behalf an account makes a paid request: the accounts from the first cause to the one that called it, lower
 * case; empty for requests of its own.
 */
export type CallPath = readonly string[];

/** How many accounts of a path are told apart; of a longer one the nearest. */
const maxLength = 8;

/** The path of what an account causes that was itself called on behalf of others. */
export function causedBy(caller: string, callersPath: CallPath): CallPath {
  return [...callersPath, caller].slice(-maxLength);
}

/** A path as one text, to count by. */
export const pathName = (path: CallPath): string => path.join("/");

/** The opposite of {@link pathName}. */
export const pathOf = (name: string): CallPath => (name === "" ? [] : name.split("/"));

const labelPattern = /^for ([\w-]{27})$/;

/** `for ` in hexadecimal. */
const labelBegin = "0x666f7220";

/** On whose behalf requests on a lane are, as its label tells; `undefined` for lanes of other kinds. @param label 32 bytes */
export function labelledCaller(label: string): string | undefined {
  if (!label.startsWith(labelBegin)) return undefined;
  const [, encoded] = labelPattern.exec(decodeLabel(label)) ?? [];
  return encoded && `0x${Buffer.from(encoded, "base64url").toString("hex")}`;
}

/** The label of a lane for requests on behalf of an account, as contracts keep it: `for ` and the address in base64url. */
export const callerLabel = (account: string): string =>
  encodeLabel(`for ${Buffer.from(account.slice(2), "hex").toString("base64url")}`);

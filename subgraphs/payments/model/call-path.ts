import { decodeLabel, encodeLabel } from "./lane-label.ts";

/** Accounts on whose behalf a paid request is made: from the first cause to the nearest caller, lower case. */
export type CallPath = readonly string[];

/** Limit of accounts in a path; a longer one keeps the nearest. */
const maxLength = 8;

/** Call path of requests that an account causes, by the account's own path. */
export function causedBy(caller: string, callersPath: CallPath): CallPath {
  return [...callersPath, caller].slice(-maxLength);
}

/** Name of a path, to count by. */
export const pathName = (path: CallPath): string => path.join("/");

/** The opposite of {@link pathName}. */
export const pathOf = (name: string): CallPath => (name === "" ? [] : name.split("/"));

const labelPattern = /^for ([\w-]{27})$/;

/** `for ` in hexadecimal. */
const labelBegin = "0x666f7220";

/** Account on whose behalf a lane is, by its label; `undefined` for other lanes. @param label 32 bytes */
export function labelledCaller(label: string): string | undefined {
  if (!label.startsWith(labelBegin)) return undefined;
  const [, encoded] = labelPattern.exec(decodeLabel(label)) ?? [];
  return encoded && `0x${Buffer.from(encoded, "base64url").toString("hex")}`;
}

/** Label of a lane on behalf of an account, as contracts keep it: `for ` and the address in base64url. */
export const callerLabel = (account: string): string =>
  encodeLabel(`for ${Buffer.from(account.slice(2), "hex").toString("base64url")}`);

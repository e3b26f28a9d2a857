import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";

/** Names by which a server may be asked for; `undefined` for any. */
export type AllowedHosts = readonly string[] | undefined;

/**
 * Whether a request is meant for this server. A page elsewhere can let its own name lead here (DNS rebinding), and then
 * asks as if it were of our origin; addresses and `localhost` lead nowhere else.
 */
export function isForUs({ host }: IncomingHttpHeaders, allowed: AllowedHosts): boolean {
  if (allowed === undefined) return true;
  const name = /^(\[[^\]]+\]|[^:]+)(?::\d*)?$/.exec(host ?? "")?.[1]?.toLowerCase() ?? "";
  return name === "localhost" || isIP(name.replace(/^\[|\]$/g, "")) !== 0 || allowed.includes(name);
}

/** What whoever asks by another name is told. */
export const foreignHost =
  "this server is not known by the name it is asked for; whoever runs it adds it to LEDGERLOOM_ALLOWED_HOSTS";

import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";

/** Host names that a server answers to; `undefined` for any. */
export type AllowedHosts = readonly string[] | undefined;

/**
 * Whether a request is meant for this server. A page elsewhere can have its own name resolve to us (DNS rebinding), and
 * then sends requests as if from our origin; addresses and `localhost` resolve nowhere else.
 */
export function isForUs({ host }: IncomingHttpHeaders, allowed: AllowedHosts): boolean {
  if (allowed === undefined) return true;
  const name = /^(\[[^\]]+\]|[^:]+)(?::\d*)?$/.exec(host ?? "")?.[1]?.toLowerCase() ?? "";
  return name === "localhost" || isIP(name.replace(/^\[|\]$/g, "")) !== 0 || allowed.includes(name);
}

/** Refusal of requests for another host name. */
export const foreignHost =
  "this server is not known by the name it is asked for; whoever runs it adds it to LEDGERLOOM_ALLOWED_HOSTS";

import type { IncomingMessage } from "node:http";
import { isIP, isIPv6 } from "node:net";
import { isKnown, type Principal } from "../../subgraph-protocol/principal.ts";

/** Who is counted as one: a principal that is known, else all who come from an address. */
export function callerOf(principal: Principal, request: IncomingMessage, trustedProxies: number): string {
  return isKnown(principal) ? `${principal.mspId}/${principal.subject}` : addressOf(request, trustedProxies);
}

/**
 * Where a request comes from. Each proxy adds the address that it was asked from to `x-forwarded-for`; only what our own
 * proxies added is believed.
 * @param trustedProxies how many proxies of ours are in front of the gateway
 */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const peer = socket.remoteAddress ?? "unknown";
  if (trustedProxies === 0) return network(peer);
  const path = [...String(headers["x-forwarded-for"] ?? "").split(","), peer].map((one) => one.trim());
  const address = path.at(-1 - trustedProxies) ?? "";
  return network(isIP(address) ? address : peer);
}

/** One IPv6 subscriber has 2⁶⁴ addresses; they count as one. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("%", 1)[0]?.split("::") ?? [];
  const parts = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - parts.length - tail.split(":").filter(Boolean).length;
  const all = [...parts, ...Array<string>(missing).fill("0"), ...(tail ?? "").split(":")];
  return `${all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":")}::/64`;
}

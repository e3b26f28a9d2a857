import type { IncomingMessage } from "node:http";
import { isIP, isIPv6 } from "node:net";
import { isKnown, type Principal } from "../../subgraph-protocol/principal.ts";

/** Caller that limits are counted for: the known principal, else the address of the request. */
export function callerOf(principal: Principal, request: IncomingMessage, trustedProxies: number): string {
  return isKnown(principal) ? `${principal.mspId}/${principal.subject}` : addressOf(request, trustedProxies);
}

/**
 * Client address of a request. Each proxy appends the address that connected to it to `x-forwarded-for`; only entries
 * of our own proxies are believed.
 * @param trustedProxies number of our proxies in front of the gateway
 */
export function addressOf({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const peer = socket.remoteAddress ?? "unknown";
  if (trustedProxies === 0) return network(peer);
  const path = [...String(headers["x-forwarded-for"] ?? "").split(","), peer].map((one) => one.trim());
  const address = path.at(-1 - trustedProxies) ?? "";
  return network(isIP(address) ? address : peer);
}

/** Network of an address: one IPv6 subscriber has 2⁶⁴ addresses, which count as one. */
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

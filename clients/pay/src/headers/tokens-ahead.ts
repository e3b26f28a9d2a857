import { PaymentError } from "../payment-error.ts";
import { mostAhead, type TokensAhead, type WireToken } from "../protocol/operations.ts";

/**
 * The structured header (RFC 8941) with tokens for the next requests, beside the token of this one, of whose channel, id and
 * lane they are; in the answer, the counters of those that are held for them.
 */
export const aheadHeader = "payment-ahead";

/** The longest entry of the list. */
const longestEntry = 22 + 12 + 90 + 2;

const entry = /^"(\d{1,20})";signature=:([A-Za-z0-9+/]{87}=):$/;

/** Tokens as the header has them. */
export function formatAhead(tokens: readonly WireToken[]): string {
  return tokens.map(([, , , , requests, signature]) => `"${requests}";signature=:${signature}:`).join(", ");
}

/** @throws PaymentError HEADER_TOO_LARGE, MALFORMED_TOKEN */
export function parseAhead(header: string): TokensAhead {
  if (header.length > mostAhead * longestEntry) {
    throw new PaymentError("HEADER_TOO_LARGE", `${aheadHeader} takes ${mostAhead} tokens`);
  }
  return header.split(", ").map((text) => {
    const [, requests, signature] = entry.exec(text) ?? [];
    if (!requests || !signature) throw new PaymentError("MALFORMED_TOKEN", `${aheadHeader} is no list of tokens`);
    return [requests, signature];
  });
}

/** Counters as an answer has them. */
export function formatHeld(counters: readonly string[]): string {
  return counters.map((requests) => `"${requests}"`).join(", ");
}

/** The counters in an answer; none when it has no such header. */
export function parseHeld(header: string | null): ReadonlySet<string> {
  return new Set(header?.match(/\d{1,20}/g));
}

import { PaymentError } from "../payment-error.ts";
import { mostAhead, type TokensAhead, type WireToken } from "../protocol/operations.ts";

/**
 * The structured header (RFC 8941) with tokens for the next requests, beside the token of this one, of whose channel, id and
 * lane they are.
 */
export const aheadHeader = "payment-ahead";

/** Bytes of the list's longest entry. */
export const longestEntry = 22 + 12 + 90 + 2;

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

/** @throws PaymentError BAD_INPUT unless so many tokens may come ahead */
export function requireAhead(count: number): void {
  if (Number.isInteger(count) && count >= 0 && count <= mostAhead) return;
  throw new PaymentError("BAD_INPUT", `ahead takes 0 to ${mostAhead}`);
}

import { PaymentError } from "../errors/payment-error.ts";
import { fits64Bits, highestLane, type WireToken, wireTokenSchema } from "../protocol/operations.ts";

/** The structured header (RFC 8941) that carries a token. */
export const tokenHeader = "payment-token";

/** Longer headers are refused unread; the longest token takes fewer. */
export const maxTokenHeader = 512;

/** The thesis' names, one header for each field; its tokens had no lanes. */
const thesisHeaders = {
  sender: "x-pay-sender",
  signature: "x-pay-signature",
  mediator: "x-pay-mediator",
  tokenId: "x-pay-token-id",
  requestCount: "x-pay-req-count",
  lane: "x-pay-lane",
} as const;

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * A token as the header has it. Numbers of 64 bits are strings there, for RFC 8941's integers have fifteen digits.
 */
export function formatToken({ intermediary, consumer, tokenId, lane, requests, signature }: WireToken): string {
  return `intermediary="${intermediary}", consumer="${consumer}", id="${tokenId}", lane=${lane}, requests="${requests}", signature=:${signature}:`;
}

/** Strict: the members of {@link formatToken} in their order, as RFC 8941 serialises them, and nothing else. */
const pattern =
  /^intermediary="(0x[0-9a-f]{40})", consumer="(0x[0-9a-f]{40})", id="(0|[1-9]\d{0,19})", lane=(0|[1-9]\d{0,9}), requests="(0|[1-9]\d{0,19})", signature=:([A-Za-z0-9+/]{86}[AEIMQUYcgkosw048]=):$/;

/** @throws PaymentError HEADER_TOO_LARGE, MALFORMED_TOKEN */
export function parseToken(header: string): WireToken {
  if (header.length > maxTokenHeader) throw tooLarge(tokenHeader);
  const [, intermediary = "", consumer = "", tokenId = "", lane = "", requests = "", signature = ""] =
    pattern.exec(header) ?? [];
  if (!signature || !fits64Bits(tokenId) || !fits64Bits(requests) || Number(lane) > highestLane) throw malformed();
  return { intermediary, consumer, tokenId, lane: Number(lane), requests, signature };
}

/**
 * The token that comes with a request; `undefined` when there is none.
 * @throws PaymentError HEADER_TOO_LARGE, MALFORMED_TOKEN
 */
export function tokenOf(headers: Headers): WireToken | undefined {
  const header = headers[tokenHeader];
  if (header !== undefined) return parseToken(String(header));
  if (headers[thesisHeaders.signature] === undefined) return undefined;
  return thesisTokenOf(headers);
}

/** The thesis wrote signatures and ids in hexadecimal, addresses in any case. */
function thesisTokenOf(headers: Headers): WireToken {
  const field = (name: keyof typeof thesisHeaders, otherwise = "") => {
    const value = String(headers[thesisHeaders[name]] ?? otherwise);
    if (value.length > maxTokenHeader) throw tooLarge(thesisHeaders[name]);
    return value;
  };
  const signature = /^0x[0-9a-fA-F]{130}$/.test(field("signature")) ? field("signature").slice(2) : "";
  const { success, data } = wireTokenSchema.safeParse({
    intermediary: field("mediator").toLowerCase(),
    consumer: field("sender").toLowerCase(),
    tokenId: decimal(field("tokenId")),
    lane: Number(decimal(field("lane", "0"))),
    requests: decimal(field("requestCount")),
    signature: Buffer.from(signature, "hex").toString("base64"),
  });
  if (!success) throw malformed();
  return data;
}

/** A whole number in decimal or hexadecimal digits, as decimal ones. */
function decimal(text: string): string {
  return /^(\d{1,20}|0x[0-9a-fA-F]{1,16})$/.test(text) ? `${BigInt(text)}` : "";
}

const malformed = () => new PaymentError("MALFORMED_TOKEN", `${tokenHeader} is no payment token`);

function tooLarge(name: string): PaymentError {
  return new PaymentError("HEADER_TOO_LARGE", `${name} is longer than ${maxTokenHeader} bytes`);
}

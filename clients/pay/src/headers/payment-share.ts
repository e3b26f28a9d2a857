import { PaymentError } from "../payment-error.ts";
import { maxInOne } from "../protocol/operations.ts";

/** The structured header (RFC 8941) that says which of the requests it is that the token beside it pays for. */
export const shareHeader = "payment-share";

/** One of the requests that a token pays for: the newest `of` that it counts. */
export interface Share {
  /** From 1 to `of`. */
  readonly place: number;
  /** At least 2. */
  readonly of: number;
}

const pattern = /^([1-9][0-9]{0,2});of=([1-9][0-9]{0,2})$/;

export const formatShare = ({ place, of }: Share): string => `${place};of=${of}`;

/** @throws PaymentError MALFORMED_TOKEN */
export function parseShare(header: string): Share {
  const [, place, of] = (pattern.exec(header) ?? []).map(Number);
  if (!place || !of || of < 2 || place > of || of > maxInOne) {
    throw new PaymentError(
      "MALFORMED_TOKEN",
      `${shareHeader} takes place;of=count, such as 3;of=64, with a count of 2 to ${maxInOne}`,
    );
  }
  return { place, of };
}

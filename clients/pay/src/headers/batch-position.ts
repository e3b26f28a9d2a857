import { PaymentError } from "../errors/payment-error.ts";
import { maxBatch } from "../protocol/operations.ts";

/** Structured header (RFC 8941) with a request's position in the batch of the token beside it. */
export const positionHeader = "payment-share";

/** Position in the batch: which of the newest `of` requests it is that a batch token counts. */
export interface BatchPosition {
  /** From 1 to `of`. */
  readonly place: number;
  /** At least 2. */
  readonly of: number;
}

const pattern = /^([1-9][0-9]{0,2});of=([1-9][0-9]{0,2})$/;

export const formatPosition = ({ place, of }: BatchPosition): string => `${place};of=${of}`;

/** @throws PaymentError MALFORMED_TOKEN */
export function parsePosition(header: string): BatchPosition {
  const [, place, of] = (pattern.exec(header) ?? []).map(Number);
  if (!place || !of || of < 2 || place > of || of > maxBatch) {
    throw new PaymentError(
      "MALFORMED_TOKEN",
      `${positionHeader} takes place;of=count, such as 3;of=64, with a count of 2 to ${maxBatch}`,
    );
  }
  return { place, of };
}

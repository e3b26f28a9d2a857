import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { PaymentError } from "../errors/payment-error.ts";

/** Bodies that are larger are not looked at. */
export const maxBoundBody = 1024 * 1024;

/**
 * Digest of a request's body, which afterwards can be read as if nobody had looked at it; `undefined` when it is too
 * large.
 * @throws PaymentError REQUEST_CUT_OFF when its sender left before its end
 */
export async function bodyDigestOf(request: IncomingMessage): Promise<string | undefined> {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === "0")) return "";
  if (Number(length) > maxBoundBody) return undefined;
  const body = await peek(request);
  return body && createHash("sha256").update(body).digest("base64");
}

/** Reads what there is and puts it back before the stream ends, which it does when nothing is left to read. */
async function peek(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  while (length <= maxBoundBody) {
    const chunk = buffered(request);
    if (chunk) {
      chunks.push(chunk);
      length += chunk.length;
    } else if (request.complete) break;
    else if (request.destroyed)
      throw new PaymentError(
        "REQUEST_CUT_OFF",
        "the request ended before its body did; send it again, it cost nothing",
      );
    else await more(request);
  }
  const body = Buffer.concat(chunks);
  if (body.length > 0) request.unshift(body);
  return body.length > maxBoundBody ? undefined : body;
}

function buffered(request: IncomingMessage): Buffer | null {
  return request.readableLength > 0 ? request.read() : null;
}

/** Waits until there may be something to read, or no more comes. */
function more(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      request.off("readable", go).off("close", go);
      resolve();
    };
    request.on("readable", go).on("close", go);
  });
}

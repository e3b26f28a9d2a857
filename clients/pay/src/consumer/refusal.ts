import { type PaymentRefusal, refusalSchema } from "../offer/offer.ts";

/** Bytes of a refusal that are read; the longest offer takes fewer. */
export const maxRefusalBytes = 1024 * 1024;

/**
 * Refusal of an answer 402; `undefined` when it is none of ours, too long for one, or not whole in time. It can still
 * be read then.
 * @param until by when, in ms of `performance.now`
 */
export async function refusalOf(answer: Response, until: number): Promise<PaymentRefusal | undefined> {
  const { body } = answer.clone();
  const reader = body?.getReader();
  if (!reader) return undefined;
  // Half of a body that is read twice ends only together with the other half: nobody may wait for that.
  const stop = () => void reader.cancel().catch(() => {});
  const late = setTimeout(stop, Math.max(0, until - performance.now()));
  try {
    return refusalSchema.safeParse(JSON.parse(await textIn(reader))).data;
  } catch {
    return undefined;
  } finally {
    clearTimeout(late);
    stop();
  }
}

/** Text of a whole body; one that was stopped is none. */
async function textIn(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for (let length = 0; length <= maxRefusalBytes; ) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString();
    length += chunks.push(value) && value.length;
  }
  throw new RangeError("too long for a refusal");
}

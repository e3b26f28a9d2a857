import { maxFrame, maxOperations } from "./closing.ts";
import { sealLength } from "./frame-seal.ts";

/** Bytes for a frame's seal, its id and what else is around its items. */
const envelope = sealLength + 128;

/** Value of a text in JSON; `undefined` when it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Operations, or answers, in as few groups as frames take them. */
export function* framesOf<T extends { readonly text: string }>(items: readonly T[]): Generator<T[]> {
  let frame: T[] = [];
  let length = envelope;
  for (const item of items) {
    const added = Buffer.byteLength(item.text) + 1;
    if (frame.length === maxOperations || (frame.length > 0 && length + added > maxFrame)) {
      yield frame;
      frame = [];
      length = envelope;
    }
    frame.push(item);
    length += added;
  }
  if (frame.length > 0) yield frame;
}

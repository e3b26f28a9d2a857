import { largestFrame, mostOperations } from "./closing.ts";
import { sealLength } from "./frame-seal.ts";

/** Operations, or answers, in as few payloads as they fit into. */
export function* payloadsOf(texts: readonly string[]): Generator<string> {
  let payload: string[] = [];
  let length = sealLength + 1;
  for (const text of texts) {
    const added = Buffer.byteLength(text) + 1;
    if (payload.length === mostOperations || (payload.length > 0 && length + added > largestFrame)) {
      yield `[${payload.join(",")}]`;
      payload = [];
      length = sealLength + 1;
    }
    payload.push(text);
    length += added;
  }
  if (payload.length > 0) yield `[${payload.join(",")}]`;
}

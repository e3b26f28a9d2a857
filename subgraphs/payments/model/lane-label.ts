import { hexlify } from "ethers";
import { PlatformError } from "../../../errors/platform-error.ts";

const length = 32;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Label as contracts keep it: UTF-8 in 32 bytes, the rest zero. @throws BAD_INPUT when it is longer */
export function encodeLabel(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length > length)
    throw new PlatformError("BAD_INPUT", `label takes at most ${length} bytes of UTF-8, not ${bytes.length}`);
  return hexlify(Buffer.concat([bytes], length));
}

/** Text of a label; in hexadecimal where it is no UTF-8. */
export function decodeLabel(label: string): string {
  const bytes = Buffer.from(label.slice(2), "hex");
  try {
    return decoder.decode(bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1));
  } catch {
    return label;
  }
}

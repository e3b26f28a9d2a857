import { createHash } from "node:crypto";
import { readableText } from "@ledgerloom/chaincode";

/** Longest evidence that the chaincode takes, in UTF-16 units. */
const maxLength = 4_000;
/** Bytes that are kept: enough for as many characters of four bytes. */
const maxKeptBytes = 4 * maxLength;
const lineFeed = 10;

/** Evidence as it goes on the ledger. */
export interface KeptEvidence {
  readonly evidence: string;
  /** SHA-256 of the whole evidence, hexadecimal. */
  readonly digest: string;
  /** Whether the text shows less than the digest covers: it was cut, or bytes in it are no text. */
  readonly isPartial?: true;
}

/** Output of an action, however long it is: all of it is digested, the first part is kept. */
export class Evidence {
  readonly #hash = createHash("sha256");
  readonly #expected: Buffer;
  readonly #kept: Buffer[] = [];
  #keptBytes = 0;
  #bytes = 0;
  /** End of the output so far, which may begin the expected text. */
  #tail = Buffer.alloc(0);
  #endsLine = true;
  /** Whether the expected text has come. */
  hasExpected: boolean;

  constructor(expected = "") {
    this.#expected = Buffer.from(expected);
    this.hasExpected = expected === "";
  }

  add(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    this.#endsLine = chunk.at(-1) === lineFeed;
    const kept = Buffer.from(chunk.subarray(0, maxKeptBytes - this.#keptBytes));
    if (kept.length > 0) this.#kept.push(kept);
    this.#keptBytes += kept.length;
    this.#look(chunk);
  }

  #look(chunk: Buffer): void {
    if (this.hasExpected) return;
    const seen = Buffer.concat([this.#tail, chunk]);
    this.hasExpected = seen.includes(this.#expected);
    this.#tail = Buffer.from(seen.subarray(Math.max(0, seen.length - this.#expected.length + 1)));
  }

  /** @param lastLine reason why the action failed, unless its output says it */
  finish(lastLine = ""): KeptEvidence {
    if (lastLine !== "") this.add(Buffer.from(this.#endsLine ? lastLine : `\n${lastLine}`));
    const bytes = Buffer.concat(this.#kept);
    const isAllKept = this.#bytes === bytes.length;
    // A stream's decoder leaves out half a character at the end.
    const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes, { stream: !isAllKept });
    const text = readableText(decoded, "\ufffd");
    const digest = this.#hash.digest("hex");
    if (!isAllKept || text.length > maxLength) return { evidence: this.#cut(text, lastLine), digest, isPartial: true };
    return { evidence: text, digest, ...(Buffer.from(text).equals(bytes) ? {} : { isPartial: true }) };
  }

  #cut(text: string, lastLine: string): string {
    const facts = [`cut: ${this.#bytes} bytes in all`, lastLine.slice(0, maxLength / 2)].filter(Boolean);
    const mark = readableText(`\n[${facts.join("; ")}]`, "\ufffd");
    // By way of bytes, because cutting may have left half a character.
    return Buffer.from(text.slice(0, maxLength - mark.length)).toString() + mark;
  }
}

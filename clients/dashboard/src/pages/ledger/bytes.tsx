import type { BytesFragment } from "../../graph/generated/ledger.ts";
import { formatCount } from "../../parts/format.ts";
import { visibleText } from "../../wallet/visible-text.ts";
import styles from "./ledger.module.css";

/** Bytes of a ledger, which may say anything: shown as text or hexadecimal digits, JSON with its lines. */
export function Bytes({ excerpt }: { readonly excerpt: BytesFragment }) {
  const { encoding, bytes, isCut } = excerpt;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <pre className={styles.bytes} tabIndex={0}>
        {visibleText(readable(excerpt))}
      </pre>
      <p className={styles.dim}>
        {formatCount(bytes)} {bytes === 1 ? "byte" : "bytes"}
        {encoding === "HEX" && ", hexadecimal"}
        {isCut && "; there is more than what is shown"}
      </p>
    </>
  );
}

/** JSON on lines of its own, unless something of it would be lost, such as digits of a large number. */
export function readable({ text, isCut, encoding }: BytesFragment): string {
  if (encoding !== "UTF8" || isCut || !/^[[{]/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? JSON.stringify(value, undefined, 2) : text;
  } catch {
    return text;
  }
}

/** Bytes within a line. Parts of composite keys are parted by NUL, which is shown as a dot. */
export function InlineBytes({ excerpt: { text } }: { readonly excerpt: BytesFragment }) {
  const shown = visibleText(text.replace(/^\0|\0$/g, "").replaceAll("\0", " · "));
  return (
    <code className={styles.inline} title={shown}>
      {shown}
    </code>
  );
}

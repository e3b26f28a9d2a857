import type { ContractWordsFragment } from "../../graph/generated/ledger.ts";
import { AddressLink } from "../../parts/ledger-links.tsx";
import { visibleText } from "../../wallet/visible-text.ts";
import { readable } from "./bytes.tsx";
import styles from "./ledger.module.css";

type Argument = ContractWordsFragment["arguments"][number];

/** Arguments of a call or an event, by the names that their contract's interface gives them. */
export function ContractWords({ words }: { readonly words: ContractWordsFragment }) {
  if (words.arguments.length === 0) return <p className={styles.dim}>Without arguments.</p>;
  return (
    <dl className={styles.hits}>
      {words.arguments.map(({ name, type, value }) => (
        <div key={name}>
          <dt title={type}>{name}</dt>
          <dd>
            <Value type={type} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ type, value }: Pick<Argument, "type" | "value">) {
  // A text by itself needs no quotation marks; one with escapes keeps them.
  const text = value.text.replace(/^"([^"\\]*)"$/, "$1");
  if (type === "address" && /^0x[\da-f]{40}$/i.test(text)) return <AddressLink address={text} />;
  return (
    <code className={styles.value}>
      {visibleText(readable({ ...value, text }))}
      {value.isCut && " …"}
    </code>
  );
}

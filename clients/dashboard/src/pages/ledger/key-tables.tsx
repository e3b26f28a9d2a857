import type { FabricTransactionPartsFragment } from "../../graph/generated/ledger.ts";
import { formatCount } from "../../parts/format.ts";
import { Panel } from "../../parts/section.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Bytes, InlineBytes } from "./bytes.tsx";
import styles from "./ledger.module.css";

type Read = FabricTransactionPartsFragment["reads"]["nodes"][number];

const noteOf = ({ nodes, totalCount }: { readonly nodes: readonly unknown[]; readonly totalCount: number }) =>
  totalCount > nodes.length ? `${nodes.length} of ${formatCount(totalCount)}` : formatCount(totalCount);

const keyOf = ({ namespace, key }: Pick<Read, "namespace" | "key">) => `${namespace} ${key.text} ${key.bytes}`;

/** The contract's state that a transaction writes when it is valid, key by key. */
export function Writes({ writes }: { readonly writes: FabricTransactionPartsFragment["writes"] }) {
  return (
    <Panel title="Writes" note={noteOf(writes)}>
      {writes.nodes.length === 0 && <p className={styles.dim}>No key is written.</p>}
      <ul className={styles.list}>
        {writes.nodes.map((write) => (
          <li key={keyOf(write)}>
            <h3>
              {write.namespace}: <InlineBytes excerpt={write.key} />
            </h3>
            {write.value ? <Bytes excerpt={write.value} /> : <p className={styles.dim}>deleted</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const columns: readonly Column<Read>[] = [
  { name: "Namespace", cell: ({ namespace }) => namespace },
  { name: "Key", cell: ShortKey },
  {
    name: "Version: block",
    isNumber: true,
    cell: ({ versionBlock }) => (versionBlock === null ? "never" : formatCount(versionBlock)),
  },
  { name: "Index", isNumber: true, cell: ({ versionTransaction }) => versionTransaction ?? "–" },
];

function ShortKey({ key }: Read) {
  return (
    <span className={styles.short}>
      <InlineBytes excerpt={key} />
    </span>
  );
}

export function Reads({ reads }: { readonly reads: FabricTransactionPartsFragment["reads"] }) {
  if (reads.nodes.length === 0) return null;
  return (
    <Panel title="Reads" note={noteOf(reads)}>
      <Table label="Keys read" columns={columns} rows={reads.nodes} keyOf={keyOf} />
    </Panel>
  );
}

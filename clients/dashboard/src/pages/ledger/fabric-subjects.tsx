import { Link } from "@tanstack/react-router";
import type { FabricTransactionPartsFragment } from "../../graph/generated/ledger.ts";
import { Panel } from "../../parts/section.tsx";
import { AccountName } from "../../parts/values.tsx";
import styles from "./ledger.module.css";

type Subject = FabricTransactionPartsFragment["about"][number];

/** Pages of what a transaction is about. */
export function FabricSubjects({ subjects }: { readonly subjects: readonly Subject[] }) {
  return (
    <Panel title="About">
      <ul className={styles.links}>
        {subjects.map((subject) => subject && <SubjectItem key={JSON.stringify(subject)} subject={subject} />)}
      </ul>
    </Panel>
  );
}

function SubjectItem({ subject }: { readonly subject: NonNullable<Subject> }) {
  switch (subject.__typename) {
    case "Operation":
      return (
        <li>
          Operation{" "}
          <Link to="/ops/$id" params={{ id: subject.id }}>
            {subject.title}
          </Link>
        </li>
      );
    case "Service":
      return (
        <li>
          Service{" "}
          <Link to="/market/s/$name" params={{ name: subject.serviceName }}>
            {subject.serviceName}
          </Link>
        </li>
      );
    default:
      return (
        <li>
          Account <AccountName {...subject} />
        </li>
      );
  }
}

import { useState } from "react";
import { MembersDocument } from "../graph/generated/shell.ts";
import { useGraph } from "../graph/queries.ts";
import { type DevelopmentRole, developmentRoles } from "../identity/development-token.ts";
import { signInForDevelopment } from "../identity/this-tab.ts";
import { Failure } from "../parts/states.tsx";
import styles from "./sign-in-menu.module.css";

/** One click for whoever develops on this machine: any role of any organisation. */
export function DevelopmentSignIn({ onDone }: { readonly onDone: () => void }) {
  const { data } = useGraph(MembersDocument, {});
  const [role, setRole] = useState<DevelopmentRole>("admin");
  const [error, setError] = useState<Error>();
  const signIn = (mspId: string) => signInForDevelopment(mspId, role).then(onDone, setError);
  return (
    <section className={styles.development} aria-label="For development">
      <label>
        This machine's own issuer, with the role{" "}
        <select value={role} onChange={({ target }) => setRole(target.value as DevelopmentRole)}>
          {developmentRoles.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <div className={styles.organizations}>
        {data?.organizations.map(({ mspId, name }) => (
          <button key={mspId} type="button" data-primary onClick={() => void signIn(mspId)}>
            {name}
          </button>
        ))}
      </div>
      {error && <Failure error={error} />}
    </section>
  );
}

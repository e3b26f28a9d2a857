import { RegisterUserDocument } from "@ledgerloom/sdk";
import { type FormEvent, useState } from "react";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Panel } from "../../parts/section.tsx";
import { useSignedAct } from "../../signing/signed-act.ts";
import styles from "./wallet.module.css";

/** Gives the account a name, which it signs for itself. */
export function RegisterForm({ address }: { readonly address: string }) {
  const [name, setName] = useState("");
  const [introduction, setIntroduction] = useState("");
  const { state, isDisabled, send } = useSignedAct({
    act: "RegisterUser",
    place: `register-user ${address}`,
    document: RegisterUserDocument,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ name, introduction });
  };
  return (
    <Panel title="Register">
      <form className={styles.form} onSubmit={submit}>
        <label>
          Name, which nobody else has
          <input
            required
            minLength={3}
            maxLength={64}
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label>
          What you say of yourself (may be empty)
          <textarea
            rows={3}
            maxLength={2_000}
            value={introduction}
            onChange={({ target }) => setIntroduction(target.value)}
          />
        </label>
        <div className={styles.row}>
          <button type="submit" data-primary disabled={isDisabled}>
            Sign and register
          </button>
        </div>
      </form>
      <ActProgress state={state} />
    </Panel>
  );
}

import { TransferTokensDocument } from "@ledgerloom/sdk";
import { type FormEvent, useState } from "react";
import { ActProgress } from "../../parts/act-progress.tsx";
import { Panel } from "../../parts/section.tsx";
import { Amount } from "../../parts/values.tsx";
import { useSignedAct } from "../../signing/signed-act.ts";
import { TokenField } from "../../signing/token-field.tsx";
import styles from "./wallet.module.css";

interface TransferFormProps {
  readonly account: { readonly address: string; readonly tokenBalance: string };
}

/** Sends SToken to another account. */
export function TransferForm({ account: { address, tokenBalance } }: TransferFormProps) {
  const [to, setTo] = useState("");
  const [amount, setAmount] = useState<string>();
  const { state, isDisabled, send } = useSignedAct({
    act: "Transfer",
    place: `transfer ${address}`,
    document: TransferTokensDocument,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (amount !== undefined) send({ to, amount });
  };
  return (
    <Panel title="Send SToken" note={<Amount units={tokenBalance} symbol="SToken" />}>
      <form className={styles.form} onSubmit={submit}>
        <label>
          To
          <input
            required
            pattern="0x[0-9a-fA-F]{40}"
            title="0x and 40 hexadecimal digits"
            placeholder="0x…"
            spellCheck={false}
            autoComplete="off"
            value={to}
            onChange={({ target }) => setTo(target.value.trim())}
          />
        </label>
        <TokenField label="How much" onChange={setAmount} />
        <div className={styles.row}>
          <button type="submit" data-primary disabled={isDisabled || amount === undefined || amount === "0"}>
            Sign and send
          </button>
        </div>
      </form>
      <ActProgress state={state} />
    </Panel>
  );
}

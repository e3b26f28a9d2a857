import { type FormEvent, type ReactNode, useState } from "react";
import { Panel } from "../../parts/section.tsx";
import { addKey } from "../../signing/this-browser.ts";
import { useWalletWork, WalletFailure } from "../../signing/wallet-work.tsx";
import { makeKey, sealKey } from "../../wallet/local-key.ts";
import { leastPassphrase } from "../../wallet/secret-box.ts";
import styles from "./wallet.module.css";

/** Ways to a new key of this browser. */
export function NewKeyForms() {
  return (
    <div className="grid">
      <MakeKey />
      <ImportKey />
    </div>
  );
}

function MakeKey() {
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const isSame = passphrase === again;
  const make = async () => {
    addKey(await makeKey(passphrase));
    setPassphrase("");
    setAgain("");
  };
  return (
    <KeyForm title="Make a key" button="Make a key" isReady={isSame} work={make}>
      <Passphrase label="Passphrase" value={passphrase} onChange={setPassphrase} isNew />
      <Passphrase label="Once more" value={again} onChange={setAgain} isNew />
      {!isSame && again !== "" && <p className={styles.wrong}>The two are not the same.</p>}
      <p className={styles.dim}>
        {leastPassphrase} characters or more. Nobody can open the key without it; there is no way to have it reset.
      </p>
    </KeyForm>
  );
}

function ImportKey() {
  const [text, setText] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const read = async () => {
    const { importKeyFile } = await import("../../wallet/keystore-v3.ts");
    addKey(await sealKey(await importKeyFile(text, passphrase), passphrase));
    setText("");
    setPassphrase("");
  };
  return (
    <KeyForm title="Import a key file" button="Import" isReady={text !== ""} work={read}>
      <label>
        Key file (JSON of version 3, as geth and Foundry write it)
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => void target.files?.[0]?.slice(0, 20_000).text().then(setText)}
        />
      </label>
      <Passphrase label="Its passphrase" value={passphrase} onChange={setPassphrase} />
      <p className={styles.dim}>The key is sealed here under the same passphrase.</p>
    </KeyForm>
  );
}

interface KeyFormProps {
  readonly title: string;
  readonly button: string;
  readonly isReady: boolean;
  readonly work: () => Promise<void>;
  readonly children: ReactNode;
}

function KeyForm({ title, button, isReady, work, children }: KeyFormProps) {
  const { isBusy, error, run } = useWalletWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(work);
  };
  return (
    <Panel title={title}>
      <form className={styles.form} onSubmit={submit}>
        {children}
        <div className={styles.row}>
          <button type="submit" data-primary disabled={isBusy || !isReady}>
            {button}
          </button>
        </div>
        <WalletFailure error={error} />
      </form>
    </Panel>
  );
}

interface PassphraseProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isNew?: boolean;
}

function Passphrase({ label, value, onChange, isNew = false }: PassphraseProps) {
  return (
    <label>
      {label}
      <input
        type="password"
        required
        autoComplete={isNew ? "new-password" : "current-password"}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

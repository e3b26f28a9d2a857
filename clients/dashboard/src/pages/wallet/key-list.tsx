import { type FormEvent, useState } from "react";
import { useStore } from "../../graph/store.ts";
import { Confirmation } from "../../parts/confirmation.tsx";
import { Empty } from "../../parts/states.tsx";
import { Code } from "../../parts/values.tsx";
import { removeKey, sealedKeys } from "../../signing/this-browser.ts";
import { useWalletWork, WalletFailure } from "../../signing/wallet-work.tsx";
import { openKey, type SealedKey } from "../../wallet/local-key.ts";
import { download } from "./download.ts";
import styles from "./wallet.module.css";

export function KeyList() {
  const keys = useStore(sealedKeys);
  if (keys.length === 0) {
    return (
      <Empty title="No key yet.">
        <p>An account of the marketplace is one key. Make one below, or import it.</p>
      </Empty>
    );
  }
  return (
    <ul className={styles.keys}>
      {keys.map((key) => (
        <KeyItem key={key.address} sealed={key} />
      ))}
    </ul>
  );
}

function KeyItem({ sealed }: { readonly sealed: SealedKey }) {
  const [isExporting, setIsExporting] = useState(false);
  return (
    <li className={styles.key}>
      <div className={styles.row}>
        <Code text={sealed.address} label="address" />
        <button type="button" aria-expanded={isExporting} onClick={() => setIsExporting(!isExporting)}>
          Export
        </button>
        <Confirmation title="Remove the key?" trigger="Remove" onConfirm={() => removeKey(sealed)}>
          <p>
            Without an export, nobody can ever sign for {sealed.address} again, and what it owns is lost. Nobody else
            has the key.
          </p>
        </Confirmation>
      </div>
      {isExporting && <ExportForm sealed={sealed} onDone={() => setIsExporting(false)} />}
    </li>
  );
}

interface ExportFormProps {
  readonly sealed: SealedKey;
  readonly onDone: () => void;
}

/** Writes a key file, under the same passphrase. */
function ExportForm({ sealed, onDone }: ExportFormProps) {
  const [passphrase, setPassphrase] = useState("");
  const { isBusy, error, run } = useWalletWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(async () => {
      const secret = await openKey(sealed, passphrase);
      const { exportKeyFile } = await import("../../wallet/keystore-v3.ts");
      download(`${sealed.address}.json`, await exportKeyFile(secret, sealed.address, passphrase));
      onDone();
    });
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      <label>
        Its passphrase, which opens the file too
        <input
          type="password"
          required
          autoComplete="current-password"
          value={passphrase}
          onChange={({ target }) => setPassphrase(target.value)}
        />
      </label>
      <button type="submit" disabled={isBusy}>
        Write the key file
      </button>
      <WalletFailure error={error} />
    </form>
  );
}

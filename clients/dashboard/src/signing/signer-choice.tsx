import { Link } from "@tanstack/react-router";
import { type FormEvent, useState, useSyncExternalStore } from "react";
import { useStore } from "../graph/store.ts";
import { shorten } from "../parts/format.ts";
import { Code } from "../parts/values.tsx";
import { type AnnouncedWallet, connectWallet } from "../wallet/announced-wallets.ts";
import type { SealedKey } from "../wallet/local-key.ts";
import type { AccountSigner } from "../wallet/typed-data.ts";
import { useRelay } from "./relay.ts";
import styles from "./signing.module.css";
import { leave, sealedKeys, signer, unlockKey, wallets } from "./this-browser.ts";
import { useWalletWork, WalletFailure } from "./wallet-work.tsx";

/** Which account signs in this tab: one of this browser's keys, or one of a wallet. */
export function SignerChoice() {
  const current = useStore(signer);
  const { hindrance } = useRelay();
  return (
    <div className={styles.stack}>
      {current ? <Signer account={current} /> : <Choices />}
      {hindrance && <p className={styles.dim}>{hindrance}</p>}
    </div>
  );
}

function Signer({ account }: { readonly account: AccountSigner }) {
  return (
    <div className={styles.row}>
      <span>
        Signing as <Code text={account.address} label="address" />
        {account.wallet ? ` of ${account.wallet}` : ", a key of this browser"}
      </span>
      <button type="button" onClick={leave}>
        {account.wallet ? "Leave the wallet" : "Lock the key"}
      </button>
    </div>
  );
}

function Choices() {
  const keys = useStore(sealedKeys);
  const found = useSyncExternalStore(wallets.watch, wallets.list);
  return (
    <>
      {keys.length > 0 && <Unlock keys={keys} />}
      {found.map((wallet) => (
        <WalletButton key={wallet.info.uuid} wallet={wallet} />
      ))}
      {keys.length + found.length === 0 && (
        <p className={styles.dim}>
          This browser has no key yet, and no wallet has announced itself. <Link to="/wallet">Make a key</Link>
        </p>
      )}
    </>
  );
}

function Unlock({ keys }: { readonly keys: readonly SealedKey[] }) {
  const [address, setAddress] = useState(keys[0]?.address);
  const [passphrase, setPassphrase] = useState("");
  const { isBusy, error, run } = useWalletWork();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const key = keys.find((one) => one.address === address) ?? keys[0];
    if (key) run(() => unlockKey(key, passphrase).finally(() => setPassphrase("")));
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      <label>
        Key
        <select value={address} onChange={({ target }) => setAddress(target.value as SealedKey["address"])}>
          {keys.map((key) => (
            <option key={key.address} value={key.address}>
              {shorten(key.address, 6)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Passphrase
        <input
          type="password"
          required
          autoComplete="current-password"
          value={passphrase}
          onChange={({ target }) => setPassphrase(target.value)}
        />
      </label>
      <button type="submit" data-primary disabled={isBusy}>
        Open the key
      </button>
      <WalletFailure error={error} />
    </form>
  );
}

/** The wallet's name is its own word; its picture is not shown, for it is an address of anywhere. */
function WalletButton({ wallet }: { readonly wallet: AnnouncedWallet }) {
  const { isBusy, error, run } = useWalletWork();
  return (
    <div className={styles.row}>
      <button type="button" disabled={isBusy} onClick={() => run(async () => signer.set(await connectWallet(wallet)))}>
        Connect {wallet.info.name.slice(0, 64)}
      </button>
      <WalletFailure error={error} />
    </div>
  );
}

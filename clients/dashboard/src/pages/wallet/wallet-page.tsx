import { useState } from "react";
import { useStore } from "../../graph/store.ts";
import { Page, Panel } from "../../parts/section.tsx";
import { Code } from "../../parts/values.tsx";
import { SignerChoice } from "../../signing/signer-choice.tsx";
import { network, signer } from "../../signing/this-browser.ts";
import { AccountPanels } from "./account-panels.tsx";
import { KeyList } from "./key-list.tsx";
import { NewKeyForms } from "./new-key-forms.tsx";
import styles from "./wallet.module.css";

/** Keys of this browser and wallets beside it; and the account that signs in this tab. */
export function WalletPage() {
  const current = useStore(signer);
  return (
    <Page title="Wallet">
      <div className={styles.stack}>
        <Panel title="Who signs in this tab">
          <SignerChoice />
        </Panel>
        {current && <AccountPanels address={current.address} />}
        <Panel title="Keys of this browser" note="sealed with their passphrases; they lock after 15 minutes">
          <KeyList />
        </Panel>
        <NewKeyForms />
        <NetworkPanel />
      </div>
    </Page>
  );
}

/** The network that this browser signs for. */
function NetworkPanel() {
  const [salt, setSalt] = useState(network.salt);
  if (salt === undefined) return null;
  return (
    <Panel title="Network" note={<Code text={salt} label="network" />}>
      <p className={styles.dim}>
        This browser signs acts of the network of its first act only, so that nobody who stands in for the gateway gets
        a signature for another.
      </p>
      <button
        type="button"
        onClick={() => {
          network.forget();
          setSalt(undefined);
        }}
      >
        Let the next act be of any network
      </button>
    </Panel>
  );
}

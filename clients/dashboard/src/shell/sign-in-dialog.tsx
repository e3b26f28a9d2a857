import { Dialog } from "@base-ui/react/dialog";
import { useState } from "react";
import { useConnection } from "../graph/connection.tsx";
import dialog from "../parts/dialog.module.css";
import { DevelopmentSignIn } from "./development-sign-in.tsx";
import { signInWithToken } from "./development-token.ts";
import styles from "./sign-in-menu.module.css";

/** Whether the page comes from this machine, as those have to that want a token of the development issuer. */
const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);

/** The ways to sign in at this place. */
export function SignInDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>Sign in</Dialog.Title>
          <Ways onDone={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Ways({ onDone }: { readonly onDone: () => void }) {
  const { config } = useConnection();
  const [token, setToken] = useState("");
  return (
    <>
      {config.developmentIssuer && isHere && <DevelopmentSignIn onDone={onDone} />}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          signInWithToken(token.trim());
          onDone();
        }}
      >
        <label htmlFor="token">An access token that you have</label>
        <textarea
          id="token"
          rows={3}
          value={token}
          spellCheck={false}
          onChange={({ target }) => setToken(target.value)}
        />
        <div className={dialog.actions}>
          <Dialog.Close>Cancel</Dialog.Close>
          <button type="submit" disabled={token.trim() === ""}>
            Use the token
          </button>
        </div>
      </form>
    </>
  );
}

import { type FormEvent, useState } from "react";
import { useConnection } from "../graph/connection.tsx";
import { useStore } from "../graph/store.ts";
import { signInAtIssuer, signInFailure, signInPath, signInWithToken } from "../identity/this-tab.ts";
import { Failure } from "../parts/states.tsx";
import { DevelopmentSignIn } from "./development-sign-in.tsx";
import styles from "./sign-in-menu.module.css";

/** Whether the page comes from this machine, as those have to that want a token of the development issuer. */
const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);

interface SignInWaysProps {
  readonly onDone: () => void;
}

/** The ways to sign in at this place. */
export function SignInWays({ onDone }: SignInWaysProps) {
  const { config } = useConnection();
  const failure = useStore(signInFailure);
  return (
    <>
      {failure && <Failure error={failure} />}
      {config.signIn && <IssuerSignIn issuer={config.signIn.issuer} />}
      {config.developmentIssuer && isHere && <DevelopmentSignIn onDone={onDone} />}
      <TokenSignIn onDone={onDone} />
    </>
  );
}

/** Leads to the issuer, and back to the page that is shown now. */
function IssuerSignIn({ issuer }: { readonly issuer: string }) {
  const [error, setError] = useState<Error>();
  const { pathname, search } = location;
  const returnTo = pathname === signInPath ? "/" : pathname + search;
  return (
    <section className={styles.development} aria-label="At the issuer">
      <button type="button" data-primary onClick={() => void signInAtIssuer(returnTo).catch(setError)}>
        Sign in at {new URL(issuer).host}
      </button>
      {error && <Failure error={error} />}
    </section>
  );
}

function TokenSignIn({ onDone }: SignInWaysProps) {
  const [token, setToken] = useState("");
  const [error, setError] = useState<Error>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signInWithToken(token.trim()).then(onDone, setError);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor="token">An access token that you have</label>
      <textarea
        id="token"
        rows={3}
        value={token}
        spellCheck={false}
        onChange={({ target }) => setToken(target.value)}
      />
      <div>
        <button type="submit" disabled={token.trim() === ""}>
          Use the token
        </button>
      </div>
      {error && <Failure error={error} />}
    </form>
  );
}

import { useStore } from "../graph/store.ts";
import { sessionStatus } from "../identity/this-tab.ts";
import styles from "./root.module.css";

const notices = {
  ended: "Your sign-in has ended, so you see what is public. Sign in again, above.",
  unreachable: "Your issuer does not answer, so you see what is public. It is asked again by itself.",
} as const;

/** Notice that the page no longer asks as the principal that had signed in. */
export function SessionNotice() {
  const status = useStore(sessionStatus);
  if (status !== "ended" && status !== "unreachable") return null;
  return (
    <p className={styles.notice} role="alert">
      {notices[status]}
    </p>
  );
}

import { AlertDialog } from "@base-ui/react/alert-dialog";
import dialog from "../parts/dialog.module.css";
import styles from "./act-dialog.module.css";
import type { PendingAct } from "./shown-act.ts";

/** An act that is about to be signed, in words and field by field; nothing is signed that is not here. */
export function ActDialog({ act, decide }: PendingAct) {
  return (
    <AlertDialog.Root open onOpenChange={() => decide(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.popup}>
          <AlertDialog.Title className={dialog.title}>{act.title}?</AlertDialog.Title>
          <AlertDialog.Description className={styles.effect}>{act.effect}</AlertDialog.Description>
          <p className={styles.heading}>What is signed</p>
          <Fields act={act} />
          {act.isFirst && (
            <p className={styles.note}>
              It is the first act that this browser signs. From then on it signs for this network only, until you say
              otherwise under Wallet.
            </p>
          )}
          {act.wallet && <p className={styles.note}>{act.wallet} asks you once more.</p>}
          <div className={dialog.actions}>
            <button type="button" onClick={() => decide(false)}>
              Decline
            </button>
            <button type="button" data-primary onClick={() => decide(true)}>
              Sign
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Fields({ act: { lines, signer, domain } }: Pick<PendingAct, "act">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard
    <section className={styles.box} aria-label="What is signed" tabIndex={0}>
      <dl className={styles.lines}>
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>Signed by</dt>
          <dd>{signer}</dd>
        </div>
        <div>
          <dt>Good on</dt>
          <dd>
            {domain.name} {domain.version}, network {domain.salt}
          </dd>
        </div>
      </dl>
    </section>
  );
}

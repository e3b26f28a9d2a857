import { Dialog } from "@base-ui/react/dialog";
import dialog from "../parts/dialog.module.css";
import { SignInWays } from "./sign-in-ways.tsx";

/** The ways to sign in at this place. */
export function SignInDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>Sign in</Dialog.Title>
          <SignInWays onDone={onClose} />
          <div className={dialog.actions}>
            <Dialog.Close>Cancel</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

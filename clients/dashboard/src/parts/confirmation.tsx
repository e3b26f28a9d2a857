import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import dialog from "./dialog.module.css";

interface ConfirmationProps {
  readonly title: string;
  /** Word of the button that asks, and of the one that does it. */
  readonly trigger: string;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  readonly onConfirm: () => void;
  /** States what will be done. */
  readonly children: ReactNode;
}

/** An act that cannot be taken back: what it does is said once more before it is done. */
export function Confirmation({ title, trigger, isPrimary, isDisabled, onConfirm, children }: ConfirmationProps) {
  const primary = isPrimary ? { "data-primary": true } : {};
  return (
    <Dialog.Root>
      <Dialog.Trigger disabled={isDisabled} {...primary}>
        {trigger}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{title}</Dialog.Title>
          {children}
          <div className={dialog.actions}>
            <Dialog.Close>Cancel</Dialog.Close>
            <Dialog.Close data-primary onClick={onConfirm}>
              {trigger}
            </Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

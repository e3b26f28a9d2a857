import { lazy, Suspense, useState } from "react";
import { useViewer } from "../graph/viewer.ts";

// Menus and dialogs come when they are asked for: the first page has no use for them.
const ViewerMenu = lazy(async () => ({ default: (await import("./viewer-menu.tsx")).ViewerMenu }));
const SignInDialog = lazy(async () => ({ default: (await import("./sign-in-dialog.tsx")).SignInDialog }));

/** The principal that is signed in, or the ways to sign in. */
export function SignInMenu() {
  const viewer = useViewer();
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  return (
    <Suspense>
      {viewer ? (
        <ViewerMenu viewer={viewer} onSwitch={open} />
      ) : (
        <button type="button" data-primary onClick={open}>
          Sign in
        </button>
      )}
      {isOpen && <SignInDialog onClose={() => setIsOpen(false)} />}
    </Suspense>
  );
}

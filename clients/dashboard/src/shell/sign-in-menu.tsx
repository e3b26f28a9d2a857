import { lazy, Suspense, useState } from "react";
import { useStanding } from "../graph/viewer.ts";

// Menus and dialogs come when they are asked for: the first page has no use for them.
const ViewerMenu = lazy(async () => ({ default: (await import("./viewer-menu.tsx")).ViewerMenu }));
const SignInDialog = lazy(async () => ({ default: (await import("./sign-in-dialog.tsx")).SignInDialog }));

/** The principal that is signed in, or the ways to sign in. */
export function SignInMenu() {
  const standing = useStanding();
  const [isOpen, setIsOpen] = useState(false);
  const open = () => setIsOpen(true);
  return (
    <Suspense>
      {standing.is === "nobody" ? (
        <button type="button" data-primary onClick={open}>
          Sign in
        </button>
      ) : (
        <ViewerMenu viewer={standing.is === "known" ? standing.viewer : undefined} onSwitch={open} />
      )}
      {isOpen && <SignInDialog onClose={() => setIsOpen(false)} />}
    </Suspense>
  );
}

import { Menu } from "@base-ui/react/menu";
import { useRef } from "react";
import type { Viewer } from "../graph/viewer.ts";
import { signOut } from "../identity/this-tab.ts";
import { shortOrganization } from "../parts/format.ts";
import styles from "./sign-in-menu.module.css";

interface ViewerMenuProps {
  /** Undefined while the graph is asked, and when it does not answer: signing out takes no answer. */
  readonly viewer: Viewer | undefined;
  readonly onSwitch: () => void;
}

/** Principal that is signed in, with its rights, and the way out. */
export function ViewerMenu({ viewer, onSwitch }: ViewerMenuProps) {
  // Below the head of the page, a landmark: a menu outside of all of them is hard to find.
  const place = useRef<HTMLDivElement>(null);
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.viewer} title={viewer?.subject}>
        {viewer ? shortOrganization(viewer.organization) : "Signed in"} <span aria-hidden="true">▾</span>
      </Menu.Trigger>
      <div ref={place} className={styles.place} />
      <Menu.Portal container={place}>
        <Menu.Positioner className={styles.positioner} align="end" sideOffset={6}>
          <Menu.Popup className={styles.menu}>
            {viewer && <Rights viewer={viewer} />}
            <Menu.Item className={styles.item} onClick={onSwitch}>
              Sign in as somebody else
            </Menu.Item>
            <Menu.Item className={styles.item} onClick={() => void signOut()}>
              Sign out
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Rights({ viewer: { subject, organization, scopes } }: { readonly viewer: Viewer }) {
  return (
    <>
      <p className={styles.who}>
        {subject}
        <br />
        {organization}
      </p>
      <p className={styles.scopes}>{scopes.join(", ") || "may read"}</p>
    </>
  );
}

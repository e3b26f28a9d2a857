import { Menu } from "@base-ui/react/menu";
import type { Viewer } from "../graph/viewer.ts";
import { signOut } from "../identity/this-tab.ts";
import { shortOrganization } from "../parts/format.ts";
import styles from "./sign-in-menu.module.css";

interface ViewerMenuProps {
  readonly viewer: Viewer;
  readonly onSwitch: () => void;
}

export function ViewerMenu({ viewer, onSwitch }: ViewerMenuProps) {
  const organization = viewer.organization && shortOrganization(viewer.organization);
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.viewer} title={viewer.subject}>
        {organization ?? viewer.subject} <span aria-hidden="true">▾</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner} align="end" sideOffset={6}>
          <Menu.Popup className={styles.menu}>
            <p className={styles.who}>
              {viewer.subject}
              <br />
              {viewer.organization ?? "of no organisation"}
            </p>
            <p className={styles.scopes}>{viewer.scopes.filter(Boolean).join(", ") || "may read what is public"}</p>
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

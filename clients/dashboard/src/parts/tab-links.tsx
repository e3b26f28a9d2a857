import type { ReactNode } from "react";
import styles from "./tab-links.module.css";

interface LinkProps {
  readonly className: string | undefined;
  readonly "aria-current": "page" | undefined;
  readonly children: ReactNode;
}

interface TabLinksProps {
  readonly label: string;
  readonly current: string;
  readonly tabs: readonly { readonly name: string; readonly link: (props: LinkProps) => ReactNode }[];
}

/** Views of one thing. They are links, so that each can be sent to somebody and Back works. */
export function TabLinks({ label, current, tabs }: TabLinksProps) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ name, link }) => (
        <span key={name}>
          {link({
            className: styles.tab,
            "aria-current": name === current ? "page" : undefined,
            children: name,
          })}
        </span>
      ))}
    </nav>
  );
}

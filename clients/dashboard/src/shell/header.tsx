import { Link } from "@tanstack/react-router";
import styles from "./header.module.css";
import { LiveBadge } from "./live-badge.tsx";
import { SearchBox } from "./search-box.tsx";
import { sections } from "./sections.ts";
import { SignInMenu } from "./sign-in-menu.tsx";

export function Header({ onHelp }: { readonly onHelp: () => void }) {
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.brand}>
        <img src="/icon.svg" alt="" width="22" height="22" />
        Ledgerloom
      </Link>
      <nav className={styles.nav} aria-label="Pages">
        {sections.map(({ to, name }) => (
          <Link key={to} to={to} className={styles.link}>
            {name}
          </Link>
        ))}
      </nav>
      <SearchBox />
      <div className={styles.end}>
        <LiveBadge />
        <button type="button" className={styles.icon} onClick={onHelp} aria-label="Keyboard shortcuts">
          ?
        </button>
        <SignInMenu />
      </div>
    </header>
  );
}

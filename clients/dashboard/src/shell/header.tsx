import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import styles from "./header.module.css";
import { LiveBadge } from "./live-badge.tsx";
import { SearchBox } from "./search-box.tsx";
import { sections } from "./sections.ts";
import { SignInMenu } from "./sign-in-menu.tsx";

export function Header({ onHelp }: { readonly onHelp: () => void }) {
  const pages = useCurrentInView();
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.brand}>
        <img src="/icon.svg" alt="" width="22" height="22" />
        <span className={styles.name}>Ledgerloom</span>
      </Link>
      <nav ref={pages} className={styles.nav} aria-label="Pages">
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

/** Scrolls the link of the page that is shown into view, where not all of them have room. */
function useCurrentInView() {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another link
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);
  return nav;
}

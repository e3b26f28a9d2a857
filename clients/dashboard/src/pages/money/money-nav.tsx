import { Link } from "@tanstack/react-router";
import styles from "./money-nav.module.css";

const pages = [
  ["/money", "Overview"],
  ["/money/flows", "Who pays whom"],
  ["/money/statement", "Statement"],
  ["/money/channels", "Channels"],
  ["/money/redemptions", "Redemptions"],
  ["/money/policies", "Policies"],
  ["/money/traces", "Traces"],
  ["/money/keys", "Keys"],
  ["/money/alarms", "Alarms"],
] as const;

/** Pages about money, above each of them. */
export function MoneyNav() {
  return (
    <nav className={styles.nav} aria-label="Money">
      {pages.map(([to, name]) => (
        <Link
          key={to}
          to={to}
          className={styles.link}
          activeOptions={{ exact: to === "/money", includeSearch: false }}
          activeProps={{ "aria-current": "page" }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

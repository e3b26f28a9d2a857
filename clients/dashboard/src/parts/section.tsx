import type { ReactNode } from "react";
import styles from "./section.module.css";

interface PageProps {
  /** Heading of the page, and of its tab in the browser. */
  readonly title: string;
  /** Links to the pages above it, from the highest. */
  readonly above?: ReactNode;
  /** Besides the title, at its end: what can be done here. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, above, actions, children }: PageProps) {
  return (
    <>
      <title>{`${title} · Ledgerloom`}</title>
      {above && (
        <nav className={styles.above} aria-label="Pages above">
          {above}
        </nav>
      )}
      <header className={styles.head}>
        <h1>{title}</h1>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </>
  );
}

interface PanelProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, note, children }: PanelProps) {
  return (
    <section className={styles.panel}>
      <header className={styles.panelHead}>
        <h2>{title}</h2>
        {note && <span className={styles.note}>{note}</span>}
      </header>
      {children}
    </section>
  );
}

/** Facts by name. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

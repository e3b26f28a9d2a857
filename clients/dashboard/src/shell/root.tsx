import { createRootRoute, type ErrorComponentProps, Link, Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useConnection } from "../graph/connection.tsx";
import { useFeed } from "../graph/feed.ts";
import { useStore } from "../graph/store.ts";
import { Page } from "../parts/section.tsx";
import { Failure } from "../parts/states.tsx";
import { pendingAct } from "../signing/shown-act.ts";
import { Header } from "./header.tsx";
import styles from "./root.module.css";
import { useSameAddress } from "./same-address.ts";
import { SessionNotice } from "./session-notice.tsx";
import { useShortcuts } from "./shortcuts.ts";

const ActDialog = lazy(async () => ({ default: (await import("../signing/act-dialog.tsx")).ActDialog }));
const GraphiqlLinks = lazy(async () => ({ default: (await import("./graphiql-links.tsx")).GraphiqlLinks }));
const Help = lazy(async () => ({ default: (await import("./help.tsx")).Help }));

/** Where everything is shown. Pages hang below it: see `routes.tsx`. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});

function Shell() {
  useFeed();
  useSameAddress();
  const { isHelpOpen, setIsHelpOpen } = useShortcuts();
  const pending = useStore(pendingAct);
  const { graphiql } = useConnection().config;
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <Header onHelp={() => setIsHelpOpen(true)} />
      <SessionNotice />
      <main id="main" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <Suspense>{graphiql && <GraphiqlLinks />}</Suspense>
      <Suspense>{isHelpOpen && <Help onClose={() => setIsHelpOpen(false)} />}</Suspense>
      <Suspense>{pending && <ActDialog {...pending} />}</Suspense>
    </>
  );
}

function NotFound() {
  return (
    <Page title="There is no such page.">
      <p>
        The address may be of another version, or mistyped. Search for an id above, or go <Link to="/">home</Link>.
      </p>
    </Page>
  );
}

/** A page that has failed; the others go on. */
function Broken({ error, reset }: ErrorComponentProps) {
  return <Failure error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />;
}

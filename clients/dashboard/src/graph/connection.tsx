import { type Client, createClient } from "@ledgerloom/sdk";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import { access } from "./access.ts";
import type { ClientConfig } from "./config.ts";
import { useStore } from "./store.ts";

interface Connection {
  readonly client: Client;
  readonly config: ClientConfig;
}

const ConnectionContext = createContext<Connection | undefined>(undefined);

/** Answers stay until an event says that they are old: nothing is asked again because a window was looked at. */
const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: false } },
});

/** The graph, as whoever is signed in sees it. Another principal gets another client, and no answers of the first. */
export function GraphProvider({ config, children }: { readonly config: ClientConfig; readonly children: ReactNode }) {
  const token = useStore(access);
  const connection = useMemo(
    () => ({ config, client: createClient({ url: new URL(config.graph, location.href).href, token: token ?? null }) }),
    [config, token],
  );
  const shownFor = useRef(token);
  // Another principal begins without answers.
  useEffect(() => {
    if (shownFor.current === token) return;
    shownFor.current = token;
    void queries.resetQueries();
  }, [token]);
  return (
    <ConnectionContext value={connection}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ConnectionContext>
  );
}

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error("no connection above");
  return connection;
}

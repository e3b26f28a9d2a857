/** Facts that whoever serves the pages gives them, before anybody is known. */
export interface ClientConfig {
  readonly version: string;
  /** Address of the graph, relative to the pages or whole. */
  readonly graph: string;
  readonly signIn: {
    readonly issuer: string;
    readonly clientId: string;
    readonly audience: string;
    readonly scopes: string;
  } | null;
  readonly developmentIssuer: boolean;
  /** Whether the graph's address shows GraphiQL to browsers; other hosts of the pages may leave it out. */
  readonly graphiql?: boolean;
}

/** @throws Error when whoever serves the pages does not answer, or has no such file */
export async function loadConfig(): Promise<ClientConfig> {
  const response = await fetch("/config.json");
  if (!response.ok) throw new Error(`/config.json is answered with status ${response.status}`);
  return (await response.json()) as ClientConfig;
}

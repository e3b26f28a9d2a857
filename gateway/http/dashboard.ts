import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { StaticFiles } from "./static-files.ts";

/** Facts that the pages of the web front end need before they can ask the graph; public. */
export interface ClientConfig {
  readonly version: string;
  /** Address of the graph; relative to the pages unless another host serves them. */
  readonly graph: string;
  /** OpenID provider at which people sign in; null where none is set up for the pages. */
  readonly signIn: {
    readonly issuer: string;
    readonly clientId: string;
    readonly audience: string;
    readonly scopes: string;
  } | null;
  /** Whether tokens of the development issuer count; it gives pages on its own machine one. */
  readonly developmentIssuer: boolean;
  /** Whether the graph's address shows GraphiQL to browsers. */
  readonly graphiql: boolean;
}

/** The web front end as one gateway serves it. */
export interface DashboardOptions {
  /** Folder of the built pages. */
  readonly folder: string;
  readonly clientConfig: ClientConfig;
}

/**
 * Headers of the pages: nothing of another origin runs or is shown, nothing is written into a page as markup, and no
 * other page can frame or open it. Requests go to the graph and the OpenID provider only.
 */
function headersFor({ signIn }: ClientConfig): Record<string, string> {
  const self = ["script", "style", "img", "font", "worker", "manifest"].map((kind) => `${kind}-src 'self'`);
  const policy = [
    "default-src 'none'",
    ...self,
    `connect-src 'self'${signIn ? ` ${new URL(signIn.issuer).origin}` : ""}`,
    ...["base-uri", "form-action", "frame-ancestors"].map((kind) => `${kind} 'none'`),
    "require-trusted-types-for 'script'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
  };
}

type Route = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Answers of the web front end beside its files; `undefined` where its pages have not been built. */
export interface Dashboard {
  readonly files: StaticFiles;
  readonly routes: Readonly<Record<string, Route>>;
}

/** @returns nothing where none is wanted, or no pages have been built */
export function openDashboard(options: DashboardOptions | undefined): Dashboard | undefined {
  if (!options) return undefined;
  const { folder, clientConfig } = options;
  if (!existsSync(join(folder, "index.html"))) return undefined;
  const headers = {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
  const config: Route = (_request, response) => response.writeHead(200, headers).end(JSON.stringify(clientConfig));
  return { files: new StaticFiles(folder, headersFor(clientConfig)), routes: { "/config.json": config } };
}

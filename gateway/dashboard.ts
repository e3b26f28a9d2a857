import { readFileSync } from "node:fs";
import type { Config } from "../config/config.ts";
import { compiledModule } from "../process/child-process.ts";
import type { DashboardOptions } from "./http/dashboard.ts";

/** The web front end as the settings have it; `undefined` where it is not wanted. */
export function dashboardOf({ dashboard, identity, production, gateway }: Config): DashboardOptions | undefined {
  const { isServed, clientId, scopes } = dashboard;
  if (!isServed) return undefined;
  const { version } = JSON.parse(readFileSync(compiledModule("../package.json"), "utf8")) as { version: string };
  const { trusted } = identity;
  const signIn = trusted && clientId ? { issuer: trusted.issuer, audience: trusted.audience, clientId, scopes } : null;
  return {
    folder: compiledModule("../clients/dashboard/dist"),
    clientConfig: {
      version,
      graph: "/graphql",
      signIn,
      developmentIssuer: !trusted && !production,
      graphiql: gateway.introspection,
    },
  };
}

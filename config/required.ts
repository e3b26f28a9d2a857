import type { WrongSetting } from "./names.ts";
import {
  chain,
  database,
  network,
  passphrase,
  type Requirements,
  type SubgraphName,
  subgraphNames,
  subgraphSettings,
} from "./subgraphs.ts";

/** Process that settings are for: everything on one machine, or one part. */
export type Part = "platform" | "gateway" | SubgraphName;

/** Form of the secret that gateway and subgraphs share. */
export const subgraphSecret = "at least 32 characters, the same for the gateway and all subgraphs";
const secret = { LEDGERLOOM_SUBGRAPH_SECRET: subgraphSecret };
/** Settings of the issuer whose access tokens count. */
export const issuerSettings = {
  LEDGERLOOM_JWT_JWKS_URL: "where your token issuer's keys are",
  LEDGERLOOM_JWT_ISSUER: "its name in tokens",
  LEDGERLOOM_JWT_AUDIENCE: "for whom its tokens are",
};

const ofSubgraphs = (requirementsOf: (name: SubgraphName) => Requirements) =>
  Object.fromEntries(subgraphNames.map((name) => [name, requirementsOf(name)])) as Record<SubgraphName, Requirements>;

/** Settings that a part requires everywhere. */
const always: Record<Part, Requirements> = {
  platform: {},
  gateway: {},
  ...ofSubgraphs((name) => subgraphSettings[name].required),
};

/** Settings that it requires in production, where nothing of one machine stands in for them. */
const inProduction: Record<Part, Requirements> = {
  platform: { ...network, ...chain, ...database, ...passphrase, ...issuerSettings },
  gateway: { ...issuerSettings, ...secret },
  ...ofSubgraphs((name) => ({ ...subgraphSettings[name].inProduction, ...secret })),
};

/** All settings that a part lacks. */
export function missingSettings(variables: NodeJS.ProcessEnv, part: Part): WrongSetting[] {
  const isProduction = variables.NODE_ENV === "production";
  const apart = part === "platform" && variables.LEDGERLOOM_SUBGRAPHS === "http";
  const needed = { ...always[part], ...(isProduction && { ...inProduction[part], ...(apart && secret) }) };
  return Object.entries(needed)
    .filter(([name]) => !variables[name])
    .map(([name, what]) => ({
      name,
      why: `must be set${name in always[part] ? "" : " in production"}: ${what}`,
    }));
}

import type { WrongSetting } from "./names.ts";

/** Subgraphs by name; each may be a process of its own, and has a setting for where it answers. */
export const subgraphNames = ["ops", "marketplace", "payments"] as const;

export type SubgraphName = (typeof subgraphNames)[number];

/** Process that settings are for: everything on one machine, or one part. */
export type Part = "platform" | "gateway" | SubgraphName;

const network = { LEDGERLOOM_FABRIC_NETWORK: "the file of your organisation's Fabric network" };
const chain = { LEDGERLOOM_CHAIN_URL: "the JSON-RPC endpoint of your chain" };
const passphrase = { LEDGERLOOM_PAYMENTS_PASSPHRASE: "at least 12 characters that seal the payment server's keys" };
const database = { LEDGERLOOM_DATABASE_URL: "your PostgreSQL database" };
/** Form of the secret that gateway and subgraphs share. */
export const subgraphSecret = "at least 32 characters, the same for the gateway and all subgraphs";
const secret = { LEDGERLOOM_SUBGRAPH_SECRET: subgraphSecret };
/** Settings of the issuer whose access tokens count. */
export const issuerSettings = {
  LEDGERLOOM_JWT_JWKS_URL: "where your token issuer's keys are",
  LEDGERLOOM_JWT_ISSUER: "its name in tokens",
  LEDGERLOOM_JWT_AUDIENCE: "for whom its tokens are",
};

/** Settings that a part requires everywhere. */
const always: Record<Part, Readonly<Record<string, string>>> = {
  platform: {},
  gateway: {},
  ops: network,
  marketplace: network,
  payments: { ...network, ...chain },
};

/** Settings that it requires in production, where nothing of one machine stands in for them. */
const inProduction: Record<Part, Readonly<Record<string, string>>> = {
  platform: { ...network, ...chain, ...database, ...passphrase, ...issuerSettings },
  gateway: { ...issuerSettings, ...secret },
  ops: { ...database, ...secret },
  marketplace: { ...database, ...secret },
  payments: { ...database, ...passphrase, ...secret },
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

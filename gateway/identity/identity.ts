import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet } from "jose";
import type { Logger } from "pino";
import type { Config } from "../../config/config.ts";
import { type DevelopmentIssuer, openDevelopmentIssuer } from "./development-issuer.ts";
import { type Authenticate, authenticateBy, nobody, unauthenticated } from "./tokens.ts";

/** How the gateway knows who asks. */
export interface Identity {
  readonly authenticate: Authenticate;
  /** Public keys of the development issuer, when that is whose tokens count. */
  readonly jwks?: JSONWebKeySet;
  /** Issues tokens of the development issuer, when those count. */
  readonly issue?: DevelopmentIssuer["issue"];
}

/** Knows nobody: without tokens there is public data only. */
export const noIdentity: Identity = {
  authenticate: async (authorization) => {
    if (authorization === undefined) return nobody;
    throw unauthenticated("no tokens count here; ask without one");
  },
};

/** How long the issuer may take to give its keys. */
const keysTimeoutMs = 5_000;

/**
 * Trusts the issuer that the settings name; outside production, when they name none, the development issuer.
 * @throws Error in production when the settings name none
 */
export async function openIdentity(config: Config, log: Logger): Promise<Identity> {
  const { trusted, ...claims } = config.identity;
  if (trusted) {
    const { jwksUrl, issuer, audience } = trusted;
    const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: keysTimeoutMs });
    return { authenticate: authenticateBy({ keys, issuer, audience, ...claims }, log) };
  }
  if (config.production) {
    const missing = "LEDGERLOOM_JWT_JWKS_URL, LEDGERLOOM_JWT_ISSUER and LEDGERLOOM_JWT_AUDIENCE";
    throw new Error(`${missing} must be set in production: whose tokens count`);
  }
  const { issuer, audience, jwks, issue } = await openDevelopmentIssuer(config.dataDirectory);
  const keys = createLocalJWKSet(jwks);
  const { clockSkewSeconds } = claims;
  const rules = { keys, issuer, audience, clockSkewSeconds, organizationClaim: "organization", scopeClaim: "scope" };
  return { authenticate: authenticateBy(rules, log), jwks, issue };
}

import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet } from "jose";
import type { Logger } from "pino";
import type { Config } from "../../config/config.ts";
import { type DevelopmentIssuer, openDevelopmentIssuer } from "./development-issuer.ts";
import { type Authenticate, authenticateBy, nobody, unauthenticated } from "./tokens.ts";

/** Authentication of the gateway's callers. */
export interface Identity {
  readonly authenticate: Authenticate;
  /** Public keys of the development issuer, when its tokens are the ones accepted. */
  readonly jwks?: JSONWebKeySet;
  /** Issues tokens of the development issuer, when those count. */
  readonly issue?: DevelopmentIssuer["issue"];
}

/** Authentication without any issuer: everybody is anonymous, and reads public data only. */
export const noIdentity: Identity = {
  authenticate: async (authorization) => {
    if (authorization === undefined) return nobody;
    throw unauthenticated("no tokens count here; ask without one");
  },
};

/** Time-out of the request for the issuer's keys, in ms. */
const keysTimeoutMs = 5_000;

/**
 * Trusts the issuer that the settings name, or outside production, when they name none, the development issuer.
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

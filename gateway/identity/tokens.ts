import { GraphQLError } from "graphql";
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { Logger } from "pino";
import { anonymous, knownPrincipal, type Principal } from "../../subgraph-protocol/principal.ts";

/** Rules by which tokens are accepted, and what their claims mean. */
export interface TokenRules {
  /** The issuer's public keys. */
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** Tolerated difference between the issuer's clock and ours, in seconds. */
  readonly clockSkewSeconds: number;
  /** Claim with the organisation's MSP id. */
  readonly organizationClaim: string;
  /** Claim with the scopes: a list, or one text with spaces between them. */
  readonly scopeClaim: string;
}

/** Principal of a request, and the expiry of its token. */
export interface Authentication {
  readonly principal: Principal;
  /** Milliseconds since 1970; absent without a token. */
  readonly expiresAt?: number;
}

/**
 * Reads the value of an `authorization` header, or of the same key in a WebSocket's connection parameters. No value is
 * an anonymous request; a token that is not accepted is refused, never treated as none.
 * @throws GraphQLError UNAUTHENTICATED; IDENTITY_UNAVAILABLE when the issuer's keys cannot be had
 */
export type Authenticate = (authorization: unknown) => Promise<Authentication>;

export const nobody: Authentication = { principal: anonymous };

/** Signature algorithms with a private key, so that holders of the public key cannot sign. */
const algorithms = [
  "ES256",
  "ES384",
  "ES512",
  "PS256",
  "PS384",
  "PS512",
  "RS256",
  "RS384",
  "RS512",
  "EdDSA",
  "Ed25519",
];

const bearer = /^Bearer +([\w-]{1,4096}\.[\w-]{1,8192}\.[\w-]{1,2048})$/i;

/** Authenticates by the tokens of one issuer. */
export function authenticateBy(rules: TokenRules, log: Logger): Authenticate {
  const { issuer, audience, clockSkewSeconds: clockTolerance, organizationClaim } = rules;
  const requiredClaims = ["exp", "sub", organizationClaim];
  const options = { issuer, audience, clockTolerance, requiredClaims, algorithms };
  const keys: JWTVerifyGetKey = (header, token) => {
    // Without a key id any of the issuer's keys would do that fits.
    if (typeof header.kid !== "string") throw new errors.JWSInvalid("the token names no key");
    return rules.keys(header, token);
  };
  return async (authorization) => {
    if (authorization === undefined || authorization === null || authorization === "") return nobody;
    const token = tokenIn(authorization);
    try {
      const { payload } = await jwtVerify(token, keys, options);
      const principal = principalOf(payload, rules);
      return { principal, expiresAt: ((payload.exp ?? 0) + clockTolerance) * 1000 };
    } catch (error) {
      throw refusalOf(error, log);
    }
  };
}

/**
 * Token of a header's value.
 * @throws GraphQLError UNAUTHENTICATED with the reason: the scheme, or the form of the token
 */
function tokenIn(authorization: unknown): string {
  const text = typeof authorization === "string" ? authorization : "";
  if (!/^Bearer +\S/i.test(text)) throw unauthenticated("send a token as: Bearer <token>");
  const token = bearer.exec(text)?.[1];
  if (!token) throw unauthenticated("what came is no token: send one of three parts with dots between them (a JWT)");
  return token;
}

function principalOf(payload: JWTPayload, { organizationClaim, scopeClaim }: TokenRules): Principal {
  const scope = payload[scopeClaim] ?? [];
  const scopes = typeof scope === "string" ? scope.split(" ").filter(Boolean) : scope;
  const { sub: subject, exp = 0, [organizationClaim]: mspId } = payload;
  const principal = knownPrincipal({ subject, mspId, scopes, expiresAt: exp * 1000 });
  if (!principal) throw new errors.JWTInvalid("the token's claims are malformed");
  return principal;
}

/** The library's errors about a token; all its others are about the issuer's keys. */
const tokenFaults = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSMultipleMatchingKeys,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
];

function refusalOf(error: unknown, log: Logger): GraphQLError {
  if (error instanceof errors.JWTExpired) return unauthenticated("the token has expired; take a new one");
  if (tokenFaults.some((fault) => error instanceof fault)) {
    const why = (error as Error).message;
    log.info({ why }, "Token refused");
    return unauthenticated(`the token does not count here: ${inWords(error)}`);
  }
  log.warn({ err: error }, "Keys of the token issuer cannot be had; LEDGERLOOM_JWT_JWKS_URL says where they are");
  return new GraphQLError("Tokens cannot be checked at the moment; try again later.", {
    extensions: { code: "IDENTITY_UNAVAILABLE", retryable: true, http: { status: 503 } },
  });
}

/** Reason for a refusal, as the token's sender may read it. */
function inWords(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return error.message;
  if (error instanceof errors.JWSSignatureVerificationFailed) return "its signature is not its issuer's";
  if (error instanceof errors.JWKSNoMatchingKey) return "it is signed with a key that its issuer does not have";
  if (error instanceof errors.JOSEAlgNotAllowed) return "it is signed with an algorithm that is not taken";
  return "it is malformed";
}

export function unauthenticated(message: string): GraphQLError {
  const http = { status: 401, headers: { "www-authenticate": "Bearer" } };
  return new GraphQLError(message, { extensions: { code: "UNAUTHENTICATED", http } });
}

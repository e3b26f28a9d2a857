import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { pino } from "pino";
import type { Identity } from "../../gateway/identity/identity.ts";
import { authenticateBy } from "../../gateway/identity/tokens.ts";

export const issuerName = "https://issuer.test";
export const audience = "ledgerloom";
export const clockSkewSeconds = 30;

/** An identity provider of the test's own. */
export class TestIssuer {
  readonly identity: Identity;
  readonly #privateKey: CryptoKey;

  private constructor(identity: Identity, privateKey: CryptoKey) {
    this.identity = identity;
    this.#privateKey = privateKey;
  }

  static async create(): Promise<TestIssuer> {
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: "first", alg: "ES256" }] };
    const rules = {
      keys: createLocalJWKSet(jwks),
      issuer: issuerName,
      audience,
      clockSkewSeconds,
      organizationClaim: "organization",
      scopeClaim: "scope",
    };
    return new TestIssuer({ authenticate: authenticateBy(rules, pino({ level: "silent" })), jwks }, privateKey);
  }

  /** An access token of Org1MSP that counts for an hour, unless the claims say something else. */
  sign(claims: JWTPayload = {}, header: Record<string, unknown> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: issuerName, aud: audience, sub: "ann", organization: "Org1MSP", iat: now, exp: now + 3_600 };
    return new SignJWT({ ...usual, ...claims })
      .setProtectedHeader({ alg: "ES256", kid: "first", ...header })
      .sign(this.#privateKey);
  }

  /** The HTTP header, and the WebSocket parameter, of such a token. */
  async bearer(claims: JWTPayload = {}): Promise<{ readonly authorization: string }> {
    return { authorization: `Bearer ${await this.sign(claims)}` };
  }
}

import * as oauth from "oauth4webapi";
import { IdentityError } from "./identity-error.ts";

/** An OpenID Connect issuer whose tokens count at the gateway, and this page as its public client. */
export interface IssuerSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Audience of access tokens: what they are for. */
  readonly audience: string;
  /** Scopes that are asked for, with spaces between; `offline_access` where refresh tokens take it. */
  readonly scopes: string;
}

/** Tokens of a sign-in. */
export interface IssuedTokens {
  readonly accessToken: string;
  /** End of the access token, in ms since 1970. */
  readonly expiresAt: number;
  readonly refreshToken?: string;
  readonly idToken?: string;
}

/** Secrets that a page remembers while its user is at the issuer. */
export interface SignInSecrets {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** Lifetime of a token whose issuer does not say, in seconds. */
const defaultLifetime = 300;

const noSecret = oauth.None();

/** Authorization code with PKCE (RFC 7636), refreshing and revoking at one issuer. */
export class Issuer {
  readonly #settings: IssuerSettings;
  readonly #client: oauth.Client;
  readonly #options: { readonly [oauth.allowInsecureRequests]: boolean };
  #server: Promise<oauth.AuthorizationServer> | undefined;

  constructor(settings: IssuerSettings) {
    this.#settings = settings;
    this.#client = { client_id: settings.clientId };
    this.#options = { [oauth.allowInsecureRequests]: isLoopback(settings.issuer) };
  }

  /** Where the browser goes to sign in. @throws IdentityError ISSUER_UNREACHABLE */
  async authorizationUrl({ verifier, state, nonce }: SignInSecrets, redirectUri: string): Promise<URL> {
    const server = await this.#discovered();
    const url = new URL(String(server.authorization_endpoint));
    const parameters = {
      client_id: this.#settings.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: this.#settings.scopes,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state,
      nonce,
      ...this.#purpose(),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url;
  }

  /** Tokens for the address that the issuer sent the browser back to. @throws IdentityError */
  exchange(url: URL, { verifier, state, nonce }: SignInSecrets, redirectUri: string): Promise<IssuedTokens> {
    return this.#asking(async (server) => {
      const answer = oauth.validateAuthResponse(server, this.#client, url, state);
      const options = { ...this.#options, additionalParameters: this.#purpose() };
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        this.#client,
        noSecret,
        answer,
        redirectUri,
        verifier,
        options,
      );
      const checks = { expectedNonce: nonce, requireIdToken: true };
      return issued(await oauth.processAuthorizationCodeResponse(server, this.#client, response, checks));
    });
  }

  /** @throws IdentityError ISSUER_REFUSED once the refresh token counts no more, ISSUER_UNREACHABLE */
  refresh(refreshToken: string): Promise<IssuedTokens> {
    return this.#asking(async (server) => {
      const options = { ...this.#options, additionalParameters: this.#purpose() };
      const response = await oauth.refreshTokenGrantRequest(server, this.#client, noSecret, refreshToken, options);
      const answer = await oauth.processRefreshTokenResponse(server, this.#client, response);
      // An issuer that does not rotate refresh tokens sends none; the old one goes on.
      return { refreshToken, ...issued(answer) };
    });
  }

  /** Has the issuer forget a refresh token, where it can. @throws IdentityError */
  async revoke(refreshToken: string): Promise<void> {
    await this.#asking(async (server) => {
      if (!server.revocation_endpoint) return;
      const response = await oauth.revocationRequest(server, this.#client, noSecret, refreshToken, this.#options);
      await oauth.processRevocationResponse(response);
    });
  }

  /** Where the issuer's own session ends too; undefined where it has no such page. @throws IdentityError */
  async endSessionUrl(idToken: string | undefined, returnTo: string): Promise<URL | undefined> {
    const server = await this.#discovered();
    if (!server.end_session_endpoint) return undefined;
    const url = new URL(server.end_session_endpoint);
    url.searchParams.set("client_id", this.#settings.clientId);
    url.searchParams.set("post_logout_redirect_uri", returnTo);
    if (idToken) url.searchParams.set("id_token_hint", idToken);
    return url;
  }

  /** Says what the token is for: by RFC 8707, which takes an address, and as issuers did before it. */
  #purpose(): Record<string, string> {
    const { audience } = this.#settings;
    return { audience, ...(URL.canParse(audience) && { resource: audience }) };
  }

  async #asking<T>(ask: (server: oauth.AuthorizationServer) => Promise<T>): Promise<T> {
    const server = await this.#discovered();
    return ask(server).catch((cause) => Promise.reject(explained(cause)));
  }

  /** The issuer's own description; asked for again after a failure only. */
  async #discovered(): Promise<oauth.AuthorizationServer> {
    this.#server ??= this.#discover();
    try {
      return await this.#server;
    } catch (cause) {
      this.#server = undefined;
      throw explained(cause);
    }
  }

  async #discover(): Promise<oauth.AuthorizationServer> {
    const url = new URL(this.#settings.issuer);
    return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, this.#options));
  }
}

function issued(answer: oauth.TokenEndpointResponse): IssuedTokens {
  return {
    accessToken: answer.access_token,
    expiresAt: Date.now() + (answer.expires_in ?? defaultLifetime) * 1_000,
    ...(answer.refresh_token && { refreshToken: answer.refresh_token }),
    ...(answer.id_token && { idToken: answer.id_token }),
  };
}

/** The issuer's refusals are its own words; all else means that it could not be asked. */
function explained(cause: unknown): unknown {
  if (cause instanceof IdentityError) return cause;
  const refusal = cause instanceof oauth.ResponseBodyError || cause instanceof oauth.AuthorizationResponseError;
  if (refusal) {
    const words = cause.error_description ?? cause.error;
    return new IdentityError("ISSUER_REFUSED", `The issuer refused it: ${words.slice(0, 300)}`, { cause });
  }
  if (cause instanceof oauth.OperationProcessingError) {
    return new IdentityError("NOT_STARTED_HERE", "That answer is not one to what this page asked.", { cause });
  }
  return new IdentityError("ISSUER_UNREACHABLE", "The issuer does not answer.", { cause });
}

function isLoopback(issuer: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(issuer).hostname);
}

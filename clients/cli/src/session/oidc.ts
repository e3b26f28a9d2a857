import * as oauth from "oauth4webapi";
import { CliError } from "../output/cli-error.ts";
import { LoopbackRedirect } from "./loopback-redirect.ts";
import type { OidcSession, Session } from "./sessions.ts";

/** An OpenID provider, and as whom this program comes to it. */
export interface Provider {
  readonly issuer: string;
  readonly clientId: string;
  /** API for which the access token is (RFC 8707), where the provider asks for that. */
  readonly resource?: string | undefined;
}

export interface SignInOptions extends Provider {
  readonly scope: string;
  /** Shown to the user, whose browser goes there. */
  readonly show: (url: string) => void;
  readonly signal: AbortSignal;
}

/** Signs in by the user's browser: authorization code, PKCE, and a redirect to this machine (RFC 8252). */
export async function signIn({ scope, show, signal, ...provider }: SignInOptions): Promise<Session> {
  const { server, client, options } = await discovered(provider);
  const verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const redirect = await LoopbackRedirect.listen(state);
  try {
    show(
      authorizationUrl(server, {
        client_id: provider.clientId,
        redirect_uri: redirect.uri,
        response_type: "code",
        scope,
        state,
        nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        // Without it many providers give no refresh token to who has agreed before.
        ...(scope.split(" ").includes("offline_access") && { prompt: "consent" }),
        ...resourceOf(provider),
      }),
    );
    const answer = oauth.validateAuthResponse(server, client, await redirect.answered(signal), state);
    const additional = { ...options, additionalParameters: resourceOf(provider) };
    const asked = [server, client, oauth.None(), answer, redirect.uri, verifier, additional] as const;
    const response = await oauth.authorizationCodeGrantRequest(...asked);
    const granted = await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce });
    return sessionOf(provider, granted);
  } finally {
    redirect.close();
  }
}

/** The session with a new access token. @throws CliError when the provider does not renew it */
export async function renewed(session: OidcSession): Promise<Session> {
  const { refreshToken } = session;
  if (!refreshToken)
    throw new CliError("UNAUTHENTICATED", "the session has ended, and its issuer gave nothing to renew it with", {
      mend: "sign in again by `ledgerloom login`; with --scope 'openid offline_access' most issuers renew sessions",
    });
  const { server, client, options } = await discovered(session);
  const request = { ...options, additionalParameters: resourceOf(session) };
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refreshToken, request);
  const granted = await oauth.processRefreshTokenResponse(server, client, response);
  // Providers that do not rotate refresh tokens send none.
  return sessionOf(session, { refresh_token: refreshToken, ...granted });
}

/** Tells the provider that the session is over, where it can be told. */
export async function revoke(session: OidcSession): Promise<void> {
  const { server, client, options } = await discovered(session);
  if (!server.revocation_endpoint || !session.refreshToken) return;
  await oauth.revocationRequest(server, client, oauth.None(), session.refreshToken, options);
}

async function discovered({ issuer, clientId }: Provider) {
  const url = new URL(issuer);
  const isLoopback = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url.protocol !== "https:" && !isLoopback)
    throw new CliError("BAD_INPUT", `${issuer} is not encrypted`, { mend: "name the issuer by its https URL" });
  const options = { [oauth.allowInsecureRequests]: isLoopback };
  const response = await oauth.discoveryRequest(url, options);
  return { server: await oauth.processDiscoveryResponse(url, response), client: { client_id: clientId }, options };
}

function authorizationUrl(server: oauth.AuthorizationServer, parameters: Record<string, string>): string {
  if (!server.authorization_endpoint)
    throw new CliError("BAD_INPUT", `${server.issuer} has no authorization endpoint`, {
      mend: "name an issuer by which people sign in",
    });
  const url = new URL(server.authorization_endpoint);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

const resourceOf = ({ resource }: Provider): Record<string, string> => (resource ? { resource } : {});

function sessionOf({ issuer, clientId, resource }: Provider, granted: Partial<oauth.TokenEndpointResponse>): Session {
  const { access_token: token = "", refresh_token: refreshToken, expires_in: seconds } = granted;
  const expiresAt = seconds === undefined ? undefined : Date.now() + seconds * 1_000;
  return { kind: "oidc", issuer, clientId, resource, refreshToken, token, expiresAt };
}

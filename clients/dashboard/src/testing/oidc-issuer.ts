import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration, type JWK } from "oidc-provider";

export interface TestIssuerOptions {
  readonly redirectUris: readonly string[];
  readonly audience: string;
  /** Organisation that its tokens name. */
  readonly mspId?: string;
  readonly accessTokenSeconds?: number;
}

/** A certified OpenID provider that runs in the test, with rotating refresh tokens, as public clients get them. */
export interface TestIssuer {
  readonly issuer: string;
  /** Requests that the provider got, by method and path. */
  readonly requests: string[];
  /** Whether it answers; else it breaks connections. */
  isUp: boolean;
  close(): Promise<void>;
}

export const clientId = "dashboard";

export async function startIssuer(options: TestIssuerOptions): Promise<TestIssuer> {
  let handle: RequestListener = () => {};
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split("?")[0]}`);
    if (started.isUp) handle(request, response);
    else request.socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const started: TestIssuer = {
    issuer,
    requests,
    isUp: true,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  handle = new Provider(issuer, await configuration(options)).callback();
  return started;
}

async function configuration(options: TestIssuerOptions): Promise<Configuration> {
  const { redirectUris, audience, mspId = "Org1MSP", accessTokenSeconds = 3_600 } = options;
  return {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: "none",
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: [...redirectUris],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        id_token_signed_response_alg: "ES256",
      },
    ],
    jwks: { keys: [await signingKey()] },
    cookies: { keys: [crypto.randomUUID()] },
    scopes: ["openid", "offline_access"],
    clientBasedCORS: () => true,
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    extraTokenClaims: () => ({ organization: mspId }),
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    features: {
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: "ops:write marketplace:write payments:write",
          audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: "ES256" } },
        }),
      },
    },
  };
}

async function signingKey(): Promise<JWK> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const { kty, crv, x, y, d } = (await crypto.subtle.exportKey("jwk", privateKey)) as JWK;
  return { kty, crv, x, y, d, alg: "ES256", use: "sig" } as JWK;
}

/** Signs in as a browser's user would: fills the provider's forms. @returns where the provider sends the browser */
export async function signInAt(start: URL, redirectUri: string, login = "ada"): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  let form: Record<string, string> | undefined;
  while (!url.href.startsWith(redirectUri)) {
    const response = await fetch(url, {
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
      redirect: "manual",
      headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
    });
    keep(cookies, response);
    const location = response.headers.get("location");
    form = location ? undefined : formOf(await response.text(), login);
    if (location) url = new URL(location, url);
  }
  return url;
}

function keep(cookies: Map<string, string>, { headers }: Response): void {
  for (const cookie of headers.getSetCookie()) {
    const [name = "", value = ""] = cookie.split(";")[0]?.split(/=(.*)/s) ?? [];
    cookies.set(name, value);
  }
}

/** @throws Error with the page when it asks for something else */
function formOf(page: string, login: string): Record<string, string> {
  if (page.includes('value="login"')) return { prompt: "login", login, password: "any" };
  if (page.includes('value="consent"')) return { prompt: "consent" };
  throw new Error(page);
}

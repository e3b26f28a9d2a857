import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

export const clientId = "ledgerloom-cli";
export const resource = "urn:ledgerloom";

/** An OpenID provider of its own, which certified software runs, with people who sign in and agree. */
export class OidcProvider {
  readonly issuer: string;
  /** Kinds of the grants that it has made. */
  readonly grants: string[] = [];
  readonly #close: () => void;

  private constructor(issuer: string, close: () => void) {
    this.issuer = issuer;
    this.#close = close;
  }

  static async start(): Promise<OidcProvider> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const started = new OidcProvider(issuer, () => {
      server.close();
      server.closeAllConnections();
    });
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: clientId,
          token_endpoint_auth_method: "none",
          application_type: "native",
          redirect_uris: ["http://127.0.0.1/callback"],
          grant_types: ["authorization_code", "refresh_token"],
        },
      ],
      cookies: { keys: ["of this test"] },
      scopes: ["openid", "offline_access", "ops:write"],
      rotateRefreshToken: true,
      extraTokenClaims: () => ({ organization: "Org1MSP" }),
      features: {
        revocation: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => resource,
          useGrantedResource: () => true,
          getResourceServerInfo: () => ({
            scope: "ops:write",
            audience: "ledgerloom",
            accessTokenFormat: "jwt",
            accessTokenTTL: 3_600,
          }),
        },
      },
    });
    provider.on("grant.success", ({ oidc }) => void started.grants.push(String(oidc.params?.grant_type)));
    server.on("request", provider.callback());
    return started;
  }

  close(): void {
    this.#close();
  }
}

/** A browser whose user signs in and agrees: follows redirects, keeps cookies, sends the forms that it is shown. */
export async function signInByBrowser(url: string): Promise<void> {
  const cookies = new Map<string, string>();
  let next: { url: string; form?: Record<string, string> } | undefined = { url };
  while (next) {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    const body = next.form && new URLSearchParams(next.form);
    const response: Response = await fetch(next.url, {
      redirect: "manual",
      headers,
      ...(body && { method: "POST", body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    next = followingOf(response, await response.text(), next.url);
  }
}

function followingOf(response: Response, page: string, url: string) {
  const location = response.headers.get("location");
  if (location) return { url: new URL(location, url).href };
  const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
  if (!action) return undefined;
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? "";
  return { url: new URL(action, url).href, form: { prompt, login: "ann", password: "any" } };
}
